/* SPDX-License-Identifier: MIT */
/* What the compiler said, once for programs that share a source. */
#ifndef IPCLAB_COMPILER_WORDS_H
#define IPCLAB_COMPILER_WORDS_H

#include "ipclab/base/mem.h"

#include <stdio.h>

/**
 * Print what it said of a program, without the messages (a line and the
 * indented ones below it) that it said of an earlier one: *before holds those,
 * and gets this one's.
 */
void compiler_words(FILE *out, const char *said, struct strlist *before);

#endif
