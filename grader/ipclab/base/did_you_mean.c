/* SPDX-License-Identifier: MIT */
#include "ipclab/base/did_you_mean.h"

#include <stdlib.h>
#include <string.h>

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t min = a < b ? a : b;

	return min < c ? min : c;
}

/** The number of letters to insert, delete or change (Levenshtein). */
static size_t
edit_distance(const char *a, const char *b)
{
	size_t width = strlen(b) + 1;
	size_t *row = xcalloc(width, sizeof(*row));
	size_t result;

	for (size_t j = 0; j < width; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j < width; j++) {
			size_t change = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			row[j] = least(change, row[j] + 1, row[j - 1] + 1);
		}
	}
	result = row[width - 1];
	free(row);
	return result;
}

const char *
nearest(const struct strlist *list, const char *wanted)
{
	const char *best = NULL;
	size_t best_distance = strlen(wanted) / 2 + 1;

	for (size_t i = 0; i < list->count; i++) {
		size_t distance = edit_distance(wanted, list->items[i]);

		if (distance < best_distance) {
			best = list->items[i];
			best_distance = distance;
		}
	}
	return best;
}
