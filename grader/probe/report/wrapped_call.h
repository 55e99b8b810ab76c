/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WRAPPED_CALL_H
#define PROBE_WRAPPED_CALL_H

/*
 * Calls that a program makes through a function of its own: r_read(), Fork(),
 * my_popen(). The line in that function is the same for all of them, so it does
 * not tell which one is meant.
 */
#include "probe/lines/lines.h"
#include "probe/model/model.h"

/**
 * Who called the function that made the call, if that function has the call's
 * name in its own or stands in another file. Of several such functions, each
 * called by the next, the outermost. Returns 0, fills *out, and *wrapper with
 * that function's name (owned by lines or the event); or -1 if there is none or
 * it is not known. event and lines may be NULL.
 */
int event_caller(struct lines *lines, const struct event *event,
		 struct place *out, const char **wrapper);

/** Has the function the call's name in its own, so that for a reader it is the
 *  call? */
bool is_call_by_name(const char *wrapper, const struct event *event);

#endif
