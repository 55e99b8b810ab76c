/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/todo.h"

#include "ipclab/base/mem.h"
#include "ipclab/terminal/markdown.h"
#include "ipclab/terminal/terminal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** Where the text mentions this TODO (12 is not 1); NULL: nowhere. */
static const char *
name_in(const char *text, size_t size, long number)
{
	char *word = strf("TODO %ld", number);
	const char *end = text + size;

	while ((text = strstr(text, word)) != NULL && text < end &&
	       isdigit((unsigned char)text[strlen(word)]))
		text++;
	free(word);
	return text != NULL && text < end ? text : NULL;
}

static bool
names(const char *text, size_t size, long number)
{
	return name_in(text, size, number) != NULL;
}

long
todo_line(const char *source, long number)
{
	const char *at = name_in(source, strlen(source), number);
	long line = 1;

	if (at == NULL)
		return 0;
	for (; source < at; source++)
		line += *source == '\n';
	return line;
}

long
todo_after(const char *source, long number)
{
	static const char word[] = "TODO ";
	long next = 0;

	while ((source = strstr(source, word)) != NULL) {
		long found = strtol(source += strlen(word), NULL, 10);

		if (found > number && (next == 0 || found < next))
			next = found;
	}
	return next;
}

/** A C comment without its asterisks, as one paragraph. */
static char *
comment_text(const char *comment, size_t size)
{
	char *text = xcalloc(size + 1, 1);
	size_t n = 0;

	for (size_t i = 2; i + 2 < size; i++) {
		char c = comment[i];

		if (c == '\n') {
			size_t skip = strspn(comment + i + 1, " \t*");

			if (comment[i + 1 + skip] == '\n')
				text[n++] = '\n';
			i += skip;
			if (i + 2 >= size)
				break;
			c = ' ';
		}
		if (c == '\t')
			c = ' ';
		if (c != ' ' ||
		    (n > 0 && text[n - 1] != ' ' && text[n - 1] != '\n'))
			text[n++] = c;
	}
	return text;
}

bool
todo_print(FILE *out, const char *file, const char *source, long number)
{
	const char *at = source;
	bool found = false;

	while ((at = strstr(at, "/*")) != NULL) {
		const char *end = strstr(at + 2, "*/");
		size_t size;
		long line = 1;
		char *text;

		if (end == NULL)
			break;
		size = end + 2 - at;
		if (names(at, size, number)) {
			for (const char *c = source; c < at; c++)
				line += *c == '\n';
			text = comment_text(at, size);
			fprintf(out, "%s%s:%ld%s\n", style_bold(), file, line,
				style_off());
			print_folded(out, "  ", text);
			fputc('\n', out);
			free(text);
			found = true;
		}
		at = end + 2;
	}
	return found;
}

/** The size of the paragraph or list item at text. */
static size_t
paragraph_size(const char *text)
{
	size_t size = 0;

	do {
		size += strcspn(text + size, "\n");
		size += text[size] != '\0';
	} while (text[size] != '\0' && text[size] != '\n' &&
		 strncmp(text + size, "- ", 2) != 0 && text[size] != '#');
	return size;
}

void
todo_print_paragraphs(FILE *out, const char *text, long number)
{
	bool first = true;

	while (*text != '\0') {
		size_t size = paragraph_size(text);

		if (*text != '#' && *text != '\n' &&
		    names(text, size, number)) {
			char *paragraph = xstrndup(text, size);

			if (first)
				fprintf(out, "%sThe handout says%s\n",
					style_bold(), style_off());
			markdown_print(out, paragraph);
			fputc('\n', out);
			free(paragraph);
			first = false;
		}
		text += size;
	}
}
