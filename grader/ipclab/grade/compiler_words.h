/* SPDX-License-Identifier: MIT */
/* The compiler's messages, without repeats for programs that share a source. */
#ifndef IPCLAB_COMPILER_WORDS_H
#define IPCLAB_COMPILER_WORDS_H

#include "ipclab/base/mem.h"

#include <stdio.h>

/**
 * Print the compiler's output for a program, without the messages (a line and
 * the indented lines below it) that it printed for earlier ones: *before holds
 * those, and this program's are added.
 */
void compiler_words(FILE *out, const char *said, struct strlist *before);

#endif
