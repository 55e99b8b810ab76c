/* SPDX-License-Identifier: MIT */
/* What every subcommand does with its command line. */
#ifndef IPCLAB_COMMAND_LINE_H
#define IPCLAB_COMMAND_LINE_H

#include "ipclab/commands/command.h"
#include "options/option_table.h"

/**
 * Read the options into *options (NULL if the command has none). Returns the
 * arguments that are not options, followed by NULL. --help and wrong usage end
 * the process.
 */
char **command_line(const struct option_command *command, int argc, char **argv,
		    void *options);

/** Print how the command is used, and end the process. */
_Noreturn void command_misused(const struct option_command *command);

/** For AS_OWN() with a struct strlist: names with commas between. */
const char *take_names(void *member, const char *text);

#endif
