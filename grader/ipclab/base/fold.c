/* SPDX-License-Identifier: MIT */
#include "ipclab/base/fold.h"
#include "unicode/code_point.h"

#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/** The columns that a word takes, without colour escape sequences. */
static size_t
columns(const char *text, size_t bytes)
{
	const char *end = text + bytes;
	size_t n = 0;
	bool colour = false;

	while (text < end) {
		int32_t point = code_point_next(&text, end);

		colour |= point == '\033';
		n += colour ? 0 : code_point_columns(point);
		colour &= point != 'm';
	}
	return n;
}

/** Print one line of the text. */
static void
fold_line(FILE *out, const char *first, const char *indent, const char *line,
	  size_t size, size_t width)
{
	size_t column = columns(first, strlen(first));
	size_t lead = strspn(line, " \t");
	bool begun = false;

	fputs(first, out);
	if (lead > 0 && lead < size) {
		fprintf(out, "%.*s\n", (int)size, line);
		return;
	}
	while (size > 0) {
		size_t word = strcspn(line, " ");
		size_t wide;

		word = word < size ? word : size;
		wide = columns(line, word);
		if (begun && column + 1 + wide > width) {
			fprintf(out, "\n%s", indent);
			column = columns(indent, strlen(indent));
		} else if (begun) {
			fputc(' ', out);
			column++;
		}
		fwrite(line, 1, word, out);
		begun = true;
		column += wide;
		word += word < size;
		line += word;
		size -= word;
	}
	fputc('\n', out);
}

void
fold(FILE *out, const char *first, const char *indent, const char *text,
     size_t width)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		fold_line(out, first, indent, text, size, width);
		first = indent;
		text += size + (text[size] != '\0');
	}
}

size_t
fold_width(FILE *out, size_t otherwise)
{
	struct winsize size;

	if (!isatty(fileno(out)) || ioctl(fileno(out), TIOCGWINSZ, &size) != 0)
		return otherwise;
	return size.ws_col < 40 ? 80 : size.ws_col > 100 ? 100 : size.ws_col;
}
