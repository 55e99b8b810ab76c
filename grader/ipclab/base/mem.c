/* SPDX-License-Identifier: MIT */
#include "ipclab/base/mem.h"

#include "ipclab/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
checked(void *memory)
{
	if (memory == NULL) {
		fputs("ipclab: out of memory; close other programs and run it "
		      "again\n",
		      stderr);
		exit(EXIT_GRADER);
	}
	return memory;
}

void *
xcalloc(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *
xrealloc(void *old, size_t size)
{
	return checked(realloc(old, size ? size : 1));
}

char *
xstrdup(const char *text)
{
	return checked(strdup(text));
}

char *
xstrndup(const char *text, size_t size)
{
	return checked(strndup(text, size));
}

bool
same_text(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

FILE *
xmemstream(char **text, size_t *size)
{
	return checked(open_memstream(text, size));
}

char *
strf(const char *format, ...)
{
	va_list ap;
	char *text = NULL;

	va_start(ap, format);
	if (vasprintf(&text, format, ap) < 0)
		text = NULL;
	va_end(ap);
	return checked(text);
}

void
strlist_take(struct strlist *list, char *text)
{
	if (list->count + 2 > list->room) {
		list->room = list->room ? 2 * list->room : 8;
		list->items = xrealloc(list->items,
				       list->room * sizeof(*list->items));
	}
	list->items[list->count++] = text;
	list->items[list->count] = NULL;
}

void
strlist_add(struct strlist *list, const char *text)
{
	strlist_take(list, xstrdup(text));
}

bool
strlist_has(const struct strlist *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i], text) == 0)
			return true;
	return false;
}

char *
strlist_join(const struct strlist *list, const char *separator)
{
	size_t size = 1;
	char *text;

	for (size_t i = 0; i < list->count; i++)
		size += strlen(list->items[i]) + strlen(separator);
	text = xcalloc(size, 1);
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			strcat(text, separator);
		strcat(text, list->items[i]);
	}
	return text;
}

void
strlist_split(struct strlist *list, const char *text, char separator)
{
	while (*text != '\0') {
		size_t length = strcspn(text, (char[]){separator, '\0'});

		if (length > 0)
			strlist_take(list, xstrndup(text, length));
		text += length;
		if (*text != '\0')
			text++;
	}
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
strlist_sort(struct strlist *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items), compare);
}

void
strlist_clear(struct strlist *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i]);
	free(list->items);
	*list = (struct strlist){0};
}
