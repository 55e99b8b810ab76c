/* SPDX-License-Identifier: MIT */
#include "probe/base/maps.h"
#include <stdlib.h>
#include <string.h>

/** Skip a word and the blanks after it. */
static const char *
next_word(const char *at)
{
	at += strcspn(at, " \n");
	return at + strspn(at, " ");
}

/* Parsed by hand: sscanf(3) over a whole map takes as long as a stop. */
const char *
maps_next(const char *text, struct mapping *out)
{
	const char *line = text, *at;
	char *dash, *permissions;
	size_t len;

	out->start = out->end = out->offset = 0;
	out->writable = out->executable = false;
	out->path[0] = '\0';
	if (!*line)
		return NULL;
	text = strchrnul(line, '\n');
	out->start = strtoull(line, &dash, 16);
	if (*dash != '-')
		goto done;
	out->end = strtoull(dash + 1, &permissions, 16);
	if (strnlen(permissions, 5) < 5)
		goto done;
	out->writable = permissions[2] == 'w';
	out->executable = permissions[3] == 'x';
	at = next_word(permissions + 1);
	out->offset = strtoull(at, NULL, 16);
	at = next_word(next_word(next_word(at))); /* device, inode */
	len = at < text ? (size_t)(text - at) : 0;
	if (len > sizeof out->path - 1)
		len = sizeof out->path - 1;
	memcpy(out->path, at, len);
	out->path[len] = '\0';
done:
	return *text ? text + 1 : text;
}
