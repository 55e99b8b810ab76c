/* SPDX-License-Identifier: MIT */
/* Compare stacks by what an unwinder looks at; see alike.h. */
#include "probe/lines/alike.h"
#include <search.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 4096 /* a frame's base may be this far beyond the copy */

struct kind {
	struct image *image; /* holds a reference, so that no other image gets
			      * this address */
	size_t number;
	size_t len;
	const uint64_t *words;
};

static int
compare(const void *a, const void *b)
{
	const struct kind *one = a, *other = b;

	if (one->image != other->image)
		return (uintptr_t)one->image < (uintptr_t)other->image ? -1 : 1;
	if (one->len != other->len)
		return one->len < other->len ? -1 : 1;
	return memcmp(one->words, other->words, one->len * sizeof(uint64_t));
}

/** The address if it points to code or near the stack, else 0. */
static uint64_t
address_or_0(const struct stack *stack, uint64_t word)
{
	const struct image *image = stack->image;

	word = plain_address(word);
	if (word - (stack->start - NEAR) <= stack->len + 2 * (size_t)NEAR)
		return word;
	for (size_t i = 0; i < image->code_len; i++)
		if (word >= image->code[i].start && word < image->code[i].end)
			return word;
	return 0;
}

/** Fill alike->words; returns how many, or 0 with ENOMEM. */
static size_t
words_of(struct alike *alike, const struct stack *stack)
{
	uint64_t registers[DWARF_REGISTERS_MAX];
	size_t register_len = registers_dwarf(&stack->regs, registers);
	size_t most = 2 + DWARF_REGISTERS_MAX + stack->len / sizeof(uint64_t);
	size_t len = 0;

	if (alike->cap < most) {
		uint64_t *more =
			reallocarray(alike->words, most, sizeof(*more));

		if (!more)
			return 0;
		alike->words = more;
		alike->cap = most;
	}
	alike->words[len++] = stack->regs.pc;
	alike->words[len++] = stack->start;
	for (size_t i = 0; i < register_len; i++)
		alike->words[len++] = address_or_0(stack, registers[i]);
	for (size_t at = 0; at + sizeof(uint64_t) <= stack->len;
	     at += sizeof(uint64_t)) {
		uint64_t word;

		memcpy(&word, stack->bytes + at, sizeof(word));
		alike->words[len++] = word ? address_or_0(stack, word) : 0;
	}
	return len;
}

static void
kind_free(void *node)
{
	struct kind *kind = node;

	image_unref(kind->image);
	free((uint64_t *)kind->words);
	free(kind);
}

static size_t
add_kind(struct alike *alike, const struct kind *asked)
{
	size_t size = asked->len * sizeof(uint64_t);
	struct kind *kind = malloc(sizeof(*kind));
	uint64_t *words = malloc(size);

	if (!kind || !words) {
		free(kind);
		free(words);
		return 0;
	}
	memcpy(words, asked->words, size);
	*kind = (struct kind){.image = image_ref(asked->image),
			      .number = alike->len + 1,
			      .len = asked->len,
			      .words = words};
	if (!tsearch(kind, &alike->kinds, compare)) {
		kind_free(kind);
		return 0;
	}
	return ++alike->len;
}

size_t
alike_number(struct alike *alike, const struct stack *stack)
{
	struct kind asked = {.image = stack->image,
			     .len = words_of(alike, stack)};
	struct kind **found;

	if (!asked.len)
		return 0;
	asked.words = alike->words;
	found = tfind(&asked, &alike->kinds, compare);
	return found ? (*found)->number : add_kind(alike, &asked);
}

void
alike_free(struct alike *alike)
{
	tdestroy(alike->kinds, kind_free);
	free(alike->words);
}
