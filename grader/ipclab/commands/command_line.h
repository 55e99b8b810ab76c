/* SPDX-License-Identifier: MIT */
/* Command line parsing for all subcommands. */
#ifndef IPCLAB_COMMAND_LINE_H
#define IPCLAB_COMMAND_LINE_H

#include "ipclab/commands/command.h"
#include "options/option_read.h"

/**
 * Parse the options into *options (NULL if the command has none). Returns the
 * non-option arguments, followed by NULL. --help and wrong usage end the
 * process.
 */
char **command_line(const struct option_command *command, int argc, char **argv,
		    void *options);

/** Report wrong usage, and end the process. */
_Noreturn void command_misused(const struct option_command *command);

/** For AS_OWN() with a struct strlist: names separated by commas. */
const char *take_names(void *member, const char *text);

#endif
