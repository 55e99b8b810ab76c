/* SPDX-License-Identifier: MIT */
/* Fingerprints of code, by winnowing. */
#ifndef IPCLAB_PRINTS_H
#define IPCLAB_PRINTS_H

#include "ipclab/similar/tokens.h"

#include <stdint.h>

enum {
	GRAM = 12,      /* tokens: what is shorter is no copy */
	WINDOW = 4,     /* grams, of which one is a fingerprint */
	GIVEN_GRAM = 8, /* tokens: what is shorter is nobody's gift */
};

/** A set of hashes, sorted. */
struct prints {
	uint64_t *items;
	size_t count;
	size_t room;
};

/**
 * The hash of each gram: items[i] is of the length tokens from i on, 0 where
 * half of them or more are given. The caller frees. *count: how many.
 */
uint64_t *grams_of(const struct tokens *tokens, size_t length, size_t *count);

/** Add fingerprints: of WINDOW grams the least, each once (S. Schleimer, D.
 *  Wilkerson, A. Aiken, "Winnowing", SIGMOD 2003). */
void prints_winnow(struct prints *prints, const struct tokens *tokens);

/** Add all grams of a length, as of code that everybody was given. */
void prints_add_all(struct prints *prints, const struct tokens *tokens,
		    size_t length);

/** To be called after the last was added: sort, each once. */
void prints_sort(struct prints *prints);

bool prints_have(const struct prints *prints, uint64_t hash);

/** Mark the tokens that are of given code. */
void prints_mark_given(const struct prints *given, struct tokens *tokens);

void prints_clear(struct prints *prints);

#endif
