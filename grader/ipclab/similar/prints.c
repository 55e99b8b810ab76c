/* SPDX-License-Identifier: MIT */
#include "ipclab/similar/prints.h"

#include "ipclab/base/mem.h"

#include <stdlib.h>

void
prints_clear(struct prints *prints)
{
	free(prints->items);
	*prints = (struct prints){0};
}

static void
add(struct prints *prints, uint64_t hash)
{
	if (prints->count == prints->room) {
		prints->room = prints->room ? 2 * prints->room : 256;
		prints->items = xrealloc(prints->items,
					 prints->room * sizeof(*prints->items));
	}
	prints->items[prints->count++] = hash;
}

/** The hash of one gram; never 0. */
static uint64_t
hash_of(const struct token *tokens, size_t length)
{
	uint64_t hash = 14695981039346656037ULL;

	/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
	for (size_t i = 0; i < length; i++) {
		hash = (hash ^ (tokens[i].code & 0xff)) * 1099511628211ULL;
		hash = (hash ^ (tokens[i].code >> 8)) * 1099511628211ULL;
	}
	/* The high bits are the better mixed ones: fold them into the low
	   ones. */
	hash ^= hash >> 32;
	return hash != 0 ? hash : 1;
}

uint64_t *
grams_of(const struct tokens *tokens, size_t length, size_t *count)
{
	size_t given = 0;
	uint64_t *grams;

	*count = tokens->count >= length ? tokens->count - length + 1 : 0;
	grams = xcalloc(*count + 1, sizeof(*grams));
	for (size_t i = 0; i < tokens->count; i++) {
		given += tokens->items[i].given;
		if (i + 1 < length)
			continue;
		if (2 * given < length)
			grams[i + 1 - length] =
				hash_of(tokens->items + i + 1 - length, length);
		given -= tokens->items[i + 1 - length].given;
	}
	return grams;
}

void
prints_winnow(struct prints *prints, const struct tokens *tokens)
{
	size_t count;
	uint64_t *grams = grams_of(tokens, GRAM, &count);
	size_t chosen = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		size_t end = i + WINDOW < count ? i + WINDOW : count;
		size_t least = SIZE_MAX;

		for (size_t k = i; k < end; k++)
			if (grams[k] != 0 &&
			    (least == SIZE_MAX || grams[k] <= grams[least]))
				least = k;
		if (least != SIZE_MAX && least != chosen)
			add(prints, grams[least]);
		chosen = least;
		if (end == count)
			break;
	}
	free(grams);
}

void
prints_add_all(struct prints *prints, const struct tokens *tokens,
	       size_t length)
{
	size_t count;
	uint64_t *grams = grams_of(tokens, length, &count);

	for (size_t i = 0; i < count; i++)
		if (grams[i] != 0)
			add(prints, grams[i]);
	free(grams);
}

static int
compare(const void *a, const void *b)
{
	const uint64_t *left = a;
	const uint64_t *right = b;

	return (*left > *right) - (*left < *right);
}

void
prints_sort(struct prints *prints)
{
	size_t kept = 0;

	if (prints->count > 0)
		qsort(prints->items, prints->count, sizeof(*prints->items),
		      compare);
	for (size_t i = 0; i < prints->count; i++)
		if (i == 0 || prints->items[i] != prints->items[kept - 1])
			prints->items[kept++] = prints->items[i];
	prints->count = kept;
}

bool
prints_have(const struct prints *prints, uint64_t hash)
{
	return prints->count > 0 &&
	       bsearch(&hash, prints->items, prints->count,
		       sizeof(*prints->items), compare) != NULL;
}

void
prints_mark_given(const struct prints *given, struct tokens *tokens)
{
	size_t count;
	uint64_t *grams = grams_of(tokens, GIVEN_GRAM, &count);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0;
		     k < GIVEN_GRAM && prints_have(given, grams[i]); k++)
			tokens->items[i + k].given = true;
	free(grams);
}
