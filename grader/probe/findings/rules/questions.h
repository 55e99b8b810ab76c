/* SPDX-License-Identifier: MIT */
#ifndef PROBE_QUESTIONS_H
#define PROBE_QUESTIONS_H

/* Questions that rules often ask of the model. Nothing here changes it. */
#include "probe/findings/finding.h"

/** At how many calls a rule looks closely: unwinding their stacks is slow. */
enum { ASK_MOST = 200 };

/** Iterates over all descriptors a process ever had: closed ones first. */
struct rows {
	const struct process *process;
	size_t next;
};
const struct desc *rows_next(struct rows *rows);

/**
 * Did the process mean to use that end: did it read or write through it, or
 * have it as its standard input or output?
 */
bool means_end(const struct process *process, const struct pipe *pipe,
	       bool write_end);

/** A process other than these two for which means_end() is true, or NULL. */
const struct process *other_means(const struct model *model,
				  const struct pipe *pipe, bool write_end,
				  const struct process *not_a,
				  const struct process *not_b);

/** Is `old` an ancestor of `young`? */
bool is_ancestor(const struct process *old, const struct process *young);

/** Is it blocked in a wait that only `other` can end? */
bool waits_for(const struct process *process, const struct process *other);

/**
 * Where in the code this process should have closed something it inherited: at
 * its exec, else its last fork, else where it was forked. NULL if there is none
 * of these.
 */
const struct event *turning_point(const struct model *model,
				  const struct process *process);

/** Did the subject's own code make this call? */
bool is_own(const struct event *event);

/** The process's next call of that kind on that descriptor, before it is
 *  closed; or NULL. */
const struct event *next_like(const struct event *event);

/** If the message of a write that moved nothing was never written: the next
 *  write. NULL if a later write has the same data, or might have. */
const struct event *next_message(const struct event *write);

/**
 * The last read of the pipe, or the last write that moved something, by any
 * process but not_by (0: by any at all). NULL if there is none.
 */
const struct event *last_on_pipe(const struct model *model,
				 const struct pipe *pipe, enum event_kind kind,
				 pid_t not_by);

/** Was this time just before the end of what was seen of the run? */
bool just_before_end(const struct model *model, uint64_t time_ns);

/** Is this descriptor the output that the process was started with? */
bool is_output(const struct process *process, const struct event *event);

/** Did a signal end the call (EINTR)? */
bool is_interrupted(const struct event *event);

/** Did the process end by itself with this exit status? */
bool exited_with(const struct process *process, int status);

/** Did it run "sh -c", as the children of system() and popen() do? */
bool runs_shell(const struct process *process);

/** Did popen(), system() or posix_spawn() start it, as its fork and exec have
 *  no source line, but a call of the program itself (made) has? Then no code of
 *  the program runs in it before its exec. */
bool is_spawned(const struct findings *findings, const struct process *process,
		const struct event *made);

/**
 * Is it the stream of an earlier popen or of a function like it: the parent's
 * own end of a pipe to an earlier child, which a later child has merely
 * inherited through `desc`?
 */
bool is_popen_stream(const struct findings *findings, const struct model *model,
		     const struct process *holder, const struct desc *desc);

#endif
