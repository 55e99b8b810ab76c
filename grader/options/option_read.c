/* SPDX-License-Identifier: MIT */
#include "options/option_read.h"

#include "options/option_help.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
	SECONDS_MOST = 1000000,
	ROWS_MOST = 64,
	/* The values of getopt_long(); for a row, SAW_ROW plus its index. */
	SAW_HELP = 256,
	SAW_VERSION,
	SAW_ROW,
};

/* Print an error after "ipclab: ", even for 'ipclab check'. */
static int __attribute__((format(printf, 2, 3)))
wrong(const struct option_command *command, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%.*s: ", (int)strcspn(command->name, " "),
		command->name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return OPTIONS_WRONG;
}

int
options_wrong_count(const struct option_command *command)
{
	return wrong(command, "usage: %s%s%.*s; try '%s --help'", command->name,
		     *command->arguments != '\0' ? " " : "",
		     (int)strcspn(command->arguments, "\n"), command->arguments,
		     command->name);
}

int
option_number(const char *text, unsigned long least, unsigned long most,
	      unsigned long *number)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || *end || strspn(text, "0123456789") == 0 || value < least ||
	    value > most)
		return -1;
	*number = value;
	return 0;
}

static int
read_seconds(const char *text, double *seconds)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !(value >= 0) || value > SECONDS_MOST)
		return -1;
	*seconds = value;
	return 0;
}

static int
append(const char ***list, const char *value)
{
	size_t len = 0;
	const char **grown;

	while (*list && (*list)[len])
		len++;
	grown = reallocarray(*list, len + 2, sizeof *grown);
	if (!grown)
		return -1;
	grown[len] = value;
	grown[len + 1] = NULL;
	*list = grown;
	return 0;
}

/* Take an option and its argument. Returns 0, or OPTIONS_WRONG. */
static int
take(const struct option_command *command, const struct option_row *row,
     void *options, const char *text)
{
	void *member = (char *)options + row->offset;
	const char *allowed = NULL;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)member = true;
		return 0;
	case OPTION_TIMES:
		++*(size_t *)member;
		return 0;
	case OPTION_TEXT:
		*(const char **)member = text;
		return 0;
	case OPTION_LIST:
		if (append(member, text) == -1)
			return wrong(command, "--%s: %s", row->name,
				     strerror(errno));
		return 0;
	case OPTION_NUMBER:
		if (option_number(text, row->least, row->most, member) == -1)
			return wrong(command,
				     "--%s %s: not a number from %lu to %lu",
				     row->name, text, row->least, row->most);
		return 0;
	case OPTION_SECONDS:
		if (read_seconds(text, member) == -1)
			return wrong(command,
				     "--%s %s: not a number of seconds from 0 "
				     "to %d",
				     row->name, text, SECONDS_MOST);
		return 0;
	case OPTION_OWN:
		allowed = row->take(member, text);
		if (allowed)
			return wrong(command, "--%s %s: not %s", row->name,
				     text, allowed);
		return 0;
	case OPTION_HEADING:
		break;
	}
	abort();
}

/* Convert the table to getopt_long()'s form. */
static void
list_options(const struct option_command *command, struct option *list)
{
	*list++ = (struct option){"help", no_argument, NULL, SAW_HELP};
	if (command->version)
		*list++ = (struct option){"version", no_argument, NULL,
					  SAW_VERSION};
	for (int i = 0; command->rows && command->rows[i].name; i++) {
		const struct option_row *row = &command->rows[i];

		if (i == ROWS_MOST)
			abort();
		if (row->kind != OPTION_HEADING)
			*list++ = (struct option){
				row->name,
				row->argument ? required_argument : no_argument,
				NULL, SAW_ROW + i};
	}
	*list = (struct option){0};
}

/* Report what getopt_long() could not parse. */
static int
refuse(const struct option_command *command, char **argv, int seen)
{
	const struct option_row *row =
		optopt >= SAW_ROW ? &command->rows[optopt - SAW_ROW] : NULL;

	if (seen == ':' && row)
		return wrong(command, "--%s needs %s; try '%s --help'",
			     row->name, row->argument, command->name);
	if (optopt > 0 && optopt < SAW_HELP)
		return wrong(command, "there is no option -%c; try '%s --help'",
			     optopt, command->name);
	return wrong(command, "there is no option %s; try '%s --help'",
		     argv[optind - 1], command->name);
}

int
options_read(const struct option_command *command, int argc, char **argv,
	     void *options)
{
	struct option list[ROWS_MOST + 3];
	int seen;

	list_options(command, list);
	optind = 0; /* in case another command line was parsed before */
	while ((seen = getopt_long(argc, argv, command->stops ? "+:" : ":",
				   list, NULL)) != -1) {
		if (seen == SAW_HELP) {
			options_help(stdout, command);
			return OPTIONS_SHOWN;
		}
		if (seen == SAW_VERSION) {
			puts(command->version);
			return OPTIONS_SHOWN;
		}
		if (seen < SAW_ROW)
			return refuse(command, argv, seen);
		if (take(command, &command->rows[seen - SAW_ROW], options,
			 optarg) != 0)
			return OPTIONS_WRONG;
	}
	if (argc - optind < command->least ||
	    (command->most >= 0 && argc - optind > command->most))
		return options_wrong_count(command);
	return optind;
}
