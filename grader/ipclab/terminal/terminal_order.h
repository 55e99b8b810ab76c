/* SPDX-License-Identifier: MIT */
/* What a student sees first of a lab's result, and works at next. */
#ifndef IPCLAB_TERMINAL_ORDER_H
#define IPCLAB_TERMINAL_ORDER_H

#include <jansson.h>
#include <stdbool.h>

/**
 * The result with its checks in the order to work in: public ones first; then
 * by the last of a check's TODOs, because the check can't pass before that is
 * done; then those with fewer TODOs first; those without a TODO last.
 * Ownership: the caller drops the reference; the checks are shared with the
 * original.
 */
json_t *terminal_in_order(const json_t *lab);

/** The first check that failed or, if none did, the first without a verdict;
    NULL if all passed. Ownership: the lab's. */
const json_t *terminal_first_failure(const json_t *lab);

/** The last TODO that a check looks at; 0: none. */
long terminal_last_todo(const json_t *check);

/** The TODO to go on with: the check's first one that no passed check looks at,
    else its last one; 0 if it has none. */
long terminal_todo_to_do(const json_t *lab, const json_t *check);

/** Does something fail to compile, so that nothing else matters yet? */
bool terminal_compile_first(const json_t *lab);

#endif
