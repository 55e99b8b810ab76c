/* SPDX-License-Identifier: MIT */
/* Code points of text that other people wrote: any bytes. */
#ifndef UNICODE_CODE_POINT_H
#define UNICODE_CODE_POINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The code point at *at, which is before end; moves *at past it. -1 for a byte
 * that does not start a valid UTF-8 sequence, which it moves past.
 * Source: RFC 3629 (no overlong forms, no surrogates, up to U+10FFFF).
 */
int32_t code_point_next(const char **at, const char *end);

/** Would it move the cursor, be invisible or change the writing direction? */
bool code_point_is_control(int32_t point);

/** How many terminal columns it takes: 0, 1 or 2; 1 for -1, which is shown as
 *  U+FFFD. */
size_t code_point_columns(int32_t point);

#endif
