/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LAST_CALL_H
#define PROBE_LAST_CALL_H

/*
 * What reports ask of a finished model: which call a process made last or is
 * blocked in, and what its descriptors are.
 */
#include "probe/lines/lines.h"
#include "probe/model/model.h"

/** The last call of a process, or the one that it is blocked in. */
struct last_call {
	const char
		*call; /* "read", "wait4"; NULL if it made none that was seen */
	int fd;        /* -1 if none */
	pid_t child;   /* the argument of a wait */
	bool blocked;
	bool writing;              /* blocked for lack of room */
	const struct pipe *pipe;   /* or NULL */
	const char *path;          /* of the file, or NULL; the model's */
	const struct event *event; /* its stack gives the line; or NULL */
};

/** Fill *out; out->call is NULL if there is no call. */
void last_call(const struct process *process, struct last_call *out);

/** The system call of an event; never NULL. */
const char *event_call(const struct event *event);

/** The library function for it, as people know it: "wait" for wait4; never
 *  NULL. */
const char *event_function(const struct event *event);

/** Does the event have a descriptor (read, close, dup, …)? */
bool event_has_fd(const struct event *event);

/**
 * Where in the source the call was made. Returns 0, or -1 if unknown; event and
 * lines may be NULL.
 */
int event_place(struct lines *lines, const struct event *event,
		struct place *out);

/** Was this event made by the process (its pid may have been used before)? */
bool event_of(const struct event *event, const struct process *process);

/**
 * The arguments the process was started with: its own exec's, or those of the
 * nearest ancestor that had any. NULL-terminated, or NULL.
 */
char *const *process_argv(const struct process *process);

/** Was it waited for, or did nobody in the run need to? */
bool process_reaped(const struct process *process);

#endif
