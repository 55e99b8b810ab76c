/* SPDX-License-Identifier: MIT */
#include "options/option_help.h"

#include <string.h>

enum {
	WIDTH = 79,
	COLUMN_MOST = 21, /* the rightmost column for the help to begin in */
};

/* Print text in lines that begin in this column, broken at spaces. */
static void
fold(FILE *out, const char *text, int column)
{
	const size_t width = WIDTH - (size_t)column;

	while (*text != '\0') {
		size_t size = strcspn(text, "\n");
		const char *space = NULL;

		if (size > width)
			space = memrchr(text, ' ', width + 1);
		if (space)
			size = (size_t)(space - text);
		fprintf(out, "%.*s\n", (int)size, text);
		text += size;
		text += *text != '\0';
		fprintf(out, "%*s", *text != '\0' ? column : 0, "");
	}
}

/* "  --name ARGUMENT". Returns its width. */
static int
print_name(FILE *out, const struct option_row *row)
{
	return fprintf(out, "  --%s%s%s", row->name, row->argument ? " " : "",
		       row->argument ? row->argument : "");
}

/* The column in which the help of all options begins. */
static int
help_column(const struct option_row *row)
{
	int column = (int)strlen("  --help  ");

	for (; row && row->name; row++) {
		size_t width = strlen("  --  ") + strlen(row->name);

		if (row->argument)
			width += 1 + strlen(row->argument);
		if (row->kind != OPTION_HEADING && width <= COLUMN_MOST &&
		    (int)width > column)
			column = (int)width;
	}
	return column;
}

static void
print_row(FILE *out, const struct option_row *row, int column)
{
	int width;

	if (row->kind == OPTION_HEADING) {
		fprintf(out, "%s:\n", row->name);
		return;
	}
	width = print_name(out, row);
	if (width + 2 > column) {
		fputc('\n', out);
		width = 0;
	}
	fprintf(out, "%*s", column - width, "");
	fold(out, row->help, column);
}

void
options_help(FILE *out, const struct option_command *command)
{
	static const struct option_row help = {.name = "help",
					       .kind = OPTION_FLAG,
					       .help = "show this"},
				       version = {.name = "version",
						  .kind = OPTION_FLAG,
						  .help = "show the version"};
	int column = help_column(command->rows);
	const char *way = command->arguments;

	do {
		int size = (int)strcspn(way, "\n");

		fprintf(out, "%s %s%s%.*s\n",
			way == command->arguments ? "Usage:" : "      ",
			command->name, size > 0 ? " " : "", size, way);
		way += size + (way[size] == '\n');
	} while (*way != '\0');
	fold(out, command->about, 0);
	fputc('\n', out);
	for (const struct option_row *row = command->rows; row && row->name;
	     row++)
		print_row(out, row, column);
	print_row(out, &help, column);
	if (command->version)
		print_row(out, &version, column);
	if (command->more) {
		fputc('\n', out);
		fold(out, command->more, 0);
	}
}
