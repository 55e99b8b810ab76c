/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FRAMES_H
#define PROBE_FRAMES_H

#include "probe/findings/finding.h"

/**
 * Does a signal handler call a function of one of these names (NULL-ended)
 * here? Returns the name, or NULL, also where no handler is on the stack: a
 * program may have left it by siglongjmp. "_IO_" and "__" before a name don't
 * count.
 */
const char *handler_calls(const struct findings *findings,
			  const struct event *event, const char *const *names);

/** The same of any function on the stack; the innermost one. */
const char *calls_one_of(const struct findings *findings,
			 const struct event *event, const char *const *names);

/** Has a function whose name contains `part` on its stack, of the program's
 * own or, where asked for, of a library's. */
bool called_in(const struct findings *findings, const struct event *event,
	       bool libraries, const char *part);

/** Can it have such a function of the program's own on its stack? Cheap. */
bool may_be_called_in(const struct findings *findings,
		      const struct event *event, const char *part);

/** The source line's text: "" if unread, NULL if the place is not known. */
const char *line_text(const struct findings *findings,
		      const struct event *event);

/**
 * SEVERITY_ERROR where the call stands in source that we can show. Shells,
 * interpreters and their libraries do on purpose what a line of a program's own
 * would do by mistake; of those without lines it is SEVERITY_CONTRACT.
 */
enum severity severity_at(const struct findings *findings,
			  const struct event *event);

#endif
