/* SPDX-License-Identifier: MIT */
/* Descriptor tables; see desc_table.h. */
#include "probe/model/desc_table.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define HISTORY_MAX 4096

static size_t
place_of(const struct table *table, int fd)
{
	size_t low = 0, high = table->len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (table->rows[mid].fd < fd)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct desc *
table_find(const struct table *table, int fd)
{
	size_t at = place_of(table, fd);

	if (at < table->len && table->rows[at].fd == fd)
		return &table->rows[at];
	return NULL;
}

static int
make_room(struct table *table)
{
	size_t cap = table->cap ? table->cap * 2 : 8;
	struct desc *rows;

	if (table->len < table->cap)
		return 0;
	rows = realloc(table->rows, cap * sizeof(*rows));
	if (!rows)
		return -1;
	table->rows = rows;
	table->cap = cap;
	return 0;
}

struct desc *
table_put(struct table *table, const struct desc *row)
{
	size_t at = place_of(table, row->fd);

	if (at == table->len || table->rows[at].fd != row->fd) {
		if (make_room(table) == -1)
			return NULL;
		memmove(&table->rows[at + 1], &table->rows[at],
			(table->len - at) * sizeof(*row));
		table->len++;
	}
	table->rows[at] = *row;
	return &table->rows[at];
}

void
table_append(struct table *table, const struct desc *row)
{
	if (table->len >= HISTORY_MAX) {
		size_t half = HISTORY_MAX / 2;

		memmove(table->rows, table->rows + half,
			(table->len - half) * sizeof(*row));
		table->len -= half;
	}
	if (make_room(table) == 0)
		table->rows[table->len++] = *row;
}

void
table_remove(struct table *table, int fd)
{
	size_t at = place_of(table, fd);

	if (at == table->len || table->rows[at].fd != fd)
		return;
	table->len--;
	memmove(&table->rows[at], &table->rows[at + 1],
		(table->len - at) * sizeof(table->rows[0]));
}

int
table_copy(struct table *to, const struct table *from)
{
	*to = (struct table){0};
	if (from->len == 0)
		return 0;
	to->rows = malloc(from->len * sizeof(*to->rows));
	if (!to->rows)
		return -1;
	memcpy(to->rows, from->rows, from->len * sizeof(*to->rows));
	to->len = to->cap = from->len;
	return 0;
}

void
table_free(struct table *table)
{
	free(table->rows);
	*table = (struct table){0};
}
