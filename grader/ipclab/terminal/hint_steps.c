/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/hint_steps.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** The text below the heading, up to the next one; NULL if there is none. */
static const char *
section(const char *text, long number, const char **end)
{
	char *heading = strf("## TODO %ld\n", number);
	const char *at = strstr(text, heading);

	if (at != NULL) {
		at += strlen(heading);
		*end = strstr(at, "\n## ");
		*end = *end != NULL ? *end : at + strlen(at);
	}
	free(heading);
	return at;
}

/** Append a line to an item, separated by a space. */
static void
join(char **item, const char *line, size_t size)
{
	char *joined = strf("%s%s%.*s", *item != NULL ? *item : "",
			    *item != NULL ? " " : "", (int)size, line);

	free(*item);
	*item = joined;
}

void
hint_steps_read(struct strlist *steps, const char *text, long number)
{
	const char *end = NULL;
	const char *line = section(text, number, &end);
	char *item = NULL;

	while (line != NULL && line < end) {
		size_t size = strcspn(line, "\n");
		const char *words = line;

		if (isdigit((unsigned char)line[0]) &&
		    strncmp(line + 1, ". ", 2) == 0) {
			if (item != NULL)
				strlist_take(steps, item);
			item = NULL;
			words += 3;
		}
		while (words < line + size && *words == ' ')
			words++;
		if (words < line + size)
			join(&item, words, line + size - words);
		line += size + (line[size] != '\0');
	}
	if (item != NULL)
		strlist_take(steps, item);
}
