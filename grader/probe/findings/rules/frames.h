/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FRAMES_H
#define PROBE_FRAMES_H

#include "probe/findings/finding.h"

/**
 * Does a signal handler call one of these functions (NULL-terminated) here?
 * Returns the name, or NULL, also if no handler is on the stack: a program may
 * have left it by siglongjmp. Leading "_IO_" and "__" are ignored.
 */
const char *handler_calls(const struct findings *findings,
			  const struct event *event, const char *const *names);

/** The same for any function on the stack; returns the innermost match. */
const char *calls_one_of(const struct findings *findings,
			 const struct event *event, const char *const *names);

/** The function in which a process is blocked, as programs know it: sem_wait
 * for a futex, else the call's name. Never NULL. */
const char *blocked_function(const struct findings *findings,
			     const struct process *process);

/** Is a function whose name contains `part` on its stack: one of the program
 *  or, if `libraries`, of a library? */
bool called_in(const struct findings *findings, const struct event *event,
	       bool libraries, const char *part);

/**
 * Did the program call a library function that does more than make a call of
 * this family (see wrapper.h)? It may have no name: libc hides that of
 * system(). False if the functions on the stack are unknown.
 */
bool made_by_library(const struct findings *findings, const struct event *event,
		     const char *family);

/** The program's own functions on its stack, innermost first, separated by
 *  blanks; NULL if unknown. The caller frees. */
char *own_functions(const struct findings *findings, const struct event *event);

/** Had the function that made the first call, a pipe, not returned at the
 *  second, as far as is known? A function named after pipe is a wrapper. */
bool in_scope_of_pipe(const struct findings *findings, const struct event *made,
		      const struct event *later);

/** Could a function of the program itself with that part be on its stack?
 *  Cheap. */
bool may_be_called_in(const struct findings *findings,
		      const struct event *event, const char *part);

/** The text of the source line: "" if it was not read, NULL if the place is
 *  unknown. */
const char *line_text(const struct findings *findings,
		      const struct event *event);

/**
 * SEVERITY_ERROR if the call has a source line to show, else SEVERITY_CONTRACT:
 * shells, interpreters and their libraries do on purpose what a program's own
 * line would do by mistake.
 */
enum severity severity_at(const struct findings *findings,
			  const struct event *event);

#endif
