/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SOURCE_ARGS_H
#define PROBE_SOURCE_ARGS_H

#include "probe/events/event.h"

/**
 * The text of a call's argument in the source line: for "close(pfd[1]);" and an
 * EVENT_CLOSE, number 0 is "pfd[1]". NULL if the line has no such call (as with
 * a wrapper), if the call continues on the next line, or if out of memory. The
 * caller frees it.
 */
char *source_arg(const char *line, const struct event *event, unsigned number);

/** The same for a call of one of the program's own functions whose only
 *  argument is an array. */
char *source_only_arg(const char *line, const char *function);

#endif
