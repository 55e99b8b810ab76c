/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FRAMES_H
#define PROBE_FRAMES_H

#include "probe/findings/finding.h"

/**
 * Does a signal handler call a function with one of these names (NULL-ended)
 * here? Returns the name, or NULL, also if no handler is on the stack: a
 * program may have left it by siglongjmp. "_IO_" and "__" before a name are
 * ignored.
 */
const char *handler_calls(const struct findings *findings,
			  const struct event *event, const char *const *names);

/** The same for any function on the stack; returns the innermost one. */
const char *calls_one_of(const struct findings *findings,
			 const struct event *event, const char *const *names);

/** Does its stack have a function whose name contains `part`: the program's own
 *  or, if asked for, a library's? */
bool called_in(const struct findings *findings, const struct event *event,
	       bool libraries, const char *part);

/** The program's own functions on its stack, innermost first, blanks between;
 *  NULL if unknown. The caller frees. */
char *own_functions(const struct findings *findings, const struct event *event);

/** Can its stack have such a function of the program itself? Cheap. */
bool may_be_called_in(const struct findings *findings,
		      const struct event *event, const char *part);

/** The source line's text: "" if it was not read, NULL if the place is
 *  unknown. */
const char *line_text(const struct findings *findings,
		      const struct event *event);

/**
 * SEVERITY_ERROR if the call is in source that we can show. Shells,
 * interpreters and their libraries do on purpose what a program's own line
 * would do by mistake; for calls without lines it is SEVERITY_CONTRACT.
 */
enum severity severity_at(const struct findings *findings,
			  const struct event *event);

#endif
