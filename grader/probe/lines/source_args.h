/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SOURCE_ARGS_H
#define PROBE_SOURCE_ARGS_H

#include "probe/events/event.h"

/**
 * The text of a call's argument in the source line: for "close(pfd[1]);" and an
 * EVENT_CLOSE, number 0 is "pfd[1]". NULL if the line has no such call (it goes
 * through a wrapper, or continues on the next line) or no memory is left.
 * The caller frees it.
 */
char *source_arg(const char *line, const struct event *event, unsigned number);

/** The same for a call of the program's own function, where the argument is the
 *  only one, and an array. */
char *source_only_arg(const char *line, const char *function);

#endif
