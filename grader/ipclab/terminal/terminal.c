/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal.h"

#include "ipclab/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static bool screen;
static size_t width = 80;
static long height = 24;
static bool colours;

void
terminal_start(FILE *out)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	struct winsize size;

	screen = isatty(fileno(out)) &&
		 (term == NULL || strcmp(term, "dumb") != 0);
	if (screen && ioctl(fileno(out), TIOCGWINSZ, &size) == 0) {
		/* Longer lines than these are hard to read. */
		width = size.ws_col < 40    ? 80
			: size.ws_col > 100 ? 100
					    : size.ws_col;
		height = size.ws_row < 24 ? 24 : size.ws_row;
	}
	colours = screen && (no_color == NULL || *no_color == '\0');
}

bool
terminal_is_screen(void)
{
	return screen;
}

size_t
terminal_width(void)
{
	return width;
}

long
terminal_height(void)
{
	return height;
}

const char *
style_bold(void)
{
	return colours ? "\033[1m" : "";
}

const char *
style_good(void)
{
	return colours ? "\033[32m" : "";
}

const char *
style_bad(void)
{
	return colours ? "\033[1;31m" : "";
}

const char *
style_dim(void)
{
	return colours ? "\033[2m" : "";
}

const char *
style_off(void)
{
	return colours ? "\033[0m" : "";
}

/** Columns that a word takes: its characters, not its bytes. */
static size_t
columns(const char *text, size_t bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++)
		n += ((unsigned char)text[i] & 0xC0) != 0x80;
	return n;
}

static void
print_line(FILE *out, const char *indent, const char *line, size_t size)
{
	size_t margin = columns(indent, strlen(indent));
	size_t column = margin;
	size_t lead = strspn(line, " \t");

	/* Text set out by its author (code, a table) is left as it is. */
	if (lead > 0 && lead < size) {
		fprintf(out, "%s%.*s\n", indent, (int)size, line);
		return;
	}
	fputs(indent, out);
	while (size > 0) {
		size_t word = strcspn(line, " ");
		size_t wide;

		word = word < size ? word : size;
		wide = columns(line, word);
		if (column > margin && column + 1 + wide > terminal_width()) {
			fprintf(out, "\n%s", indent);
			column = margin;
		}
		if (column > margin) {
			fputc(' ', out);
			column++;
		}
		fwrite(line, 1, word, out);
		column += wide;
		word += word < size;
		line += word;
		size -= word;
	}
	fputc('\n', out);
}

void
print_folded(FILE *out, const char *indent, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		print_line(out, indent, text, size);
		text += size + (text[size] != '\0');
	}
}
