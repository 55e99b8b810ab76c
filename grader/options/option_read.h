/* SPDX-License-Identifier: MIT */
#ifndef OPTION_READ_H
#define OPTION_READ_H

#include "options/option_table.h"

enum {
	OPTIONS_SHOWN = -1, /* --help or --version: exit with success */
	OPTIONS_WRONG = -2, /* the error was printed, in one line */
};

/**
 * Parse a command line into *options, whose members hold the defaults. Returns
 * the index of the first non-option argument (options after it are moved before
 * it), or one of the two values above.
 */
int options_read(const struct option_command *command, int argc, char **argv,
		 void *options);

/** Report too many or too few arguments. Returns OPTIONS_WRONG. */
int options_wrong_count(const struct option_command *command);

/** Parse a whole number. Returns 0, or -1 if it is none or out of range. */
int option_number(const char *text, unsigned long least, unsigned long most,
		  unsigned long *number);

#endif
