/* SPDX-License-Identifier: MIT */
/* C as a sequence of tokens that don't change with renaming and layout. */
#ifndef IPCLAB_TOKENS_H
#define IPCLAB_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

struct token {
	unsigned code; /* a sign, a word of C or of the system, or a class */
	int line;      /* from 1 */
	bool given;    /* part of code that everybody was given */
};

struct tokens {
	struct token *items;
	size_t count;
	size_t room;
};

/**
 * Append the tokens of C text. Comments, #include, braces and words that don't
 * change the program ("const", "static") give none. All numbers are the same
 * token, and so are all strings, and all names except those of C and the
 * system. The text may be any bytes. Ownership: tokens_clear().
 */
void tokens_add(struct tokens *tokens, const char *text);
void tokens_clear(struct tokens *tokens);

#endif
