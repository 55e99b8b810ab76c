/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WRAPPED_CALL_H
#define PROBE_WRAPPED_CALL_H

/*
 * Calls that a program makes through a function of its own: r_read(), Fork(),
 * my_popen(). All these calls are made on the same line of that function, which
 * therefore does not tell which one is meant.
 */
#include "probe/lines/lines.h"
#include "probe/model/model.h"

/**
 * Where the wrapper of the call was called: the function that made it, if its
 * name contains the call's or it is in another file than its caller; if
 * wrappers call each other, the outermost. Returns 0, and fills *out and
 * *wrapper (its name, owned by lines or the event); or -1 if there is none or
 * it is unknown. event and lines may be NULL.
 */
int event_caller(struct lines *lines, const struct event *event,
		 struct place *out, const char **wrapper);

/** Does the function's name contain the call's, so that readers take it for the
 *  call? */
bool is_call_by_name(const char *wrapper, const struct event *event);

#endif
