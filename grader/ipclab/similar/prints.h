/* SPDX-License-Identifier: MIT */
/* Fingerprints of code, by winnowing. */
#ifndef IPCLAB_PRINTS_H
#define IPCLAB_PRINTS_H

#include "ipclab/similar/tokens.h"

#include <stdint.h>

enum {
	GRAM = 12,      /* tokens; a shorter match is no sign of copying */
	WINDOW = 4,     /* grams, of which one becomes a fingerprint */
	GIVEN_GRAM = 8, /* tokens; a shorter match is not given code */
};

/** A set of hashes, sorted. */
struct prints {
	uint64_t *items;
	size_t count;
	size_t room;
};

/**
 * The hash of each gram: items[i] is the hash of the `length` tokens from i on,
 * or 0 if at least half of them are given code. *count: the number of items.
 * The caller frees.
 */
uint64_t *grams_of(const struct tokens *tokens, size_t length, size_t *count);

/** Add fingerprints: the least hash of every WINDOW grams, without repeats (S.
 *  Schleimer, D. Wilkerson, A. Aiken, "Winnowing", SIGMOD 2003). */
void prints_winnow(struct prints *prints, const struct tokens *tokens);

/** Add all grams of this length, as for code that everybody was given. */
void prints_add_all(struct prints *prints, const struct tokens *tokens,
		    size_t length);

/** Sort and remove duplicates. Call it after the last one was added. */
void prints_sort(struct prints *prints);

bool prints_have(const struct prints *prints, uint64_t hash);

/** Mark the tokens that belong to given code. */
void prints_mark_given(const struct prints *given, struct tokens *tokens);

void prints_clear(struct prints *prints);

#endif
