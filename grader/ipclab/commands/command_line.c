/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/command_line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char **
command_line(const struct option_command *command, int argc, char **argv,
	     void *options)
{
	int first = options_read(command, argc, argv, options);

	if (first == OPTIONS_SHOWN && fflush(stdout) != 0)
		die(EXIT_GRADER, "standard output: %s", strerror(errno));
	if (first == OPTIONS_SHOWN)
		exit(EXIT_PASSED);
	if (first == OPTIONS_WRONG)
		exit(EXIT_USAGE);
	return argv + first;
}

void
command_misused(const struct option_command *command)
{
	options_wrong_count(command);
	exit(EXIT_USAGE);
}

const char *
take_names(void *member, const char *text)
{
	strlist_split(member, text, ',');
	return NULL;
}
