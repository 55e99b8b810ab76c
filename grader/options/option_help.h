/* SPDX-License-Identifier: MIT */
#ifndef OPTION_HELP_H
#define OPTION_HELP_H

#include "options/option_table.h"

#include <stdio.h>

/** Print the help, with no line wider than 79 columns. */
void options_help(FILE *out, const struct option_command *command);

#endif
