/* SPDX-License-Identifier: MIT */
#include "ipclab/base/csv.h"

#include <stdlib.h>
#include <string.h>

char
csv_separator(const char *text)
{
	size_t line = strcspn(text, "\r\n");
	char best = ',';
	size_t most = 0;

	for (const char *c = ",;\t"; *c != '\0'; c++) {
		size_t count = 0;

		for (size_t i = 0; i < line; i++)
			count += text[i] == *c;
		if (count > most) {
			most = count;
			best = *c;
		}
	}
	return best;
}

/** Take one field. Ownership: the caller frees. */
static char *
take_field(const char **at, char separator)
{
	char *field = xcalloc(strlen(*at) + 1, 1);
	bool quoted = **at == '"';
	const char *c = *at + quoted;
	size_t n = 0;

	for (; *c != '\0'; c++) {
		if (quoted && *c == '"') {
			if (c[1] != '"') {
				quoted = false;
				continue;
			}
			c++;
		} else if (!quoted &&
			   (*c == separator || *c == '\n' || *c == '\r')) {
			break;
		}
		field[n++] = *c;
	}
	*at = c;
	return field;
}

bool
csv_row(const char **at, char separator, struct strlist *fields)
{
	if (**at == '\0')
		return false;
	strlist_take(fields, take_field(at, separator));
	while (**at == separator) {
		++*at;
		strlist_take(fields, take_field(at, separator));
	}
	*at += **at == '\r';
	*at += **at == '\n';
	return true;
}
