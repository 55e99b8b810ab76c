/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/compiler_words.h"

#include <stdlib.h>
#include <string.h>

/** The size in bytes of the message at the start of text. */
static size_t
message_size(const char *text)
{
	size_t size = 0;

	do {
		size += strcspn(text + size, "\n");
		size += text[size] == '\n';
	} while (text[size] == ' ');
	return size;
}

void
compiler_words(FILE *out, const char *said, struct strlist *before)
{
	size_t earlier = before->count;

	while (*said != '\0') {
		size_t size = message_size(said);
		char *message = xstrndup(said, size);
		bool known = false;

		for (size_t i = 0; i < earlier; i++)
			known |= strcmp(before->items[i], message) == 0;
		if (!known) {
			fputs(message, out);
			strlist_add(before, message);
		}
		free(message);
		said += size;
	}
}
