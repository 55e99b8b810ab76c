/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal.h"

#include "ipclab/base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool screen;
static size_t width = 80;
static long height = 24;
static bool colours;

/** $COLUMNS, at most 100, for output into a pipe; 80 if it is unset or too
    small. */
static size_t
width_wanted(void)
{
	const char *columns = getenv("COLUMNS");
	unsigned long wanted = columns != NULL ? strtoul(columns, NULL, 10) : 0;

	return wanted < 40 ? 80 : wanted > 100 ? 100 : wanted;
}

void
terminal_start(FILE *out)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	struct winsize size;

	screen = isatty(fileno(out)) &&
		 (term == NULL || strcmp(term, "dumb") != 0);
	width = fold_width(out, width_wanted());
	if (screen && ioctl(fileno(out), TIOCGWINSZ, &size) == 0)
		height = size.ws_row < 24 ? 24 : size.ws_row;
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

void
print_folded(FILE *out, const char *indent, const char *text)
{
	fold(out, indent, indent, text, width);
}
