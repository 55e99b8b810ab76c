/* SPDX-License-Identifier: MIT */
#ifndef PROBE_QUESTIONS_H
#define PROBE_QUESTIONS_H

/*
 * Questions that rules often ask of the model. Nothing here changes the model.
 */
#include "probe/findings/finding.h"

/** All descriptors that a process ever had: closed ones, then the rest. */
struct rows {
	const struct process *process;
	size_t next;
};
const struct desc *rows_next(struct rows *rows);

/** The row through which a process holds that end now, or NULL. */
const struct desc *holds_end(const struct process *process,
			     const struct pipe *pipe, bool write_end);

/**
 * Did the process mean to use that end: did it read or write through it, or
 * have it as its standard input or output?
 */
bool means_end(const struct process *process, const struct pipe *pipe,
	       bool write_end);

/** Is means_end() true of a process other than these two? */
const struct process *other_means(const struct model *model,
				  const struct pipe *pipe, bool write_end,
				  const struct process *not_a,
				  const struct process *not_b);

/** Is `old` an ancestor of `young`? */
bool is_ancestor(const struct process *old, const struct process *young);

/** Blocked in a wait that can only end once `other` has moved. */
bool waits_for(const struct process *process, const struct process *other);

/**
 * The place in the code where this process should have closed something that it
 * inherited: its exec, else its fork; for a process that forks, its last fork.
 * NULL if there is none of these.
 */
const struct event *turning_point(const struct model *model,
				  const struct process *process);

/** Did the subject's own code make this call? */
bool is_own(const struct event *event);

/** The process's next call of that kind on that descriptor, until it is closed;
 *  or NULL. */
const struct event *next_like(const struct event *event);

/** The write after one that moved nothing, if that never followed: each later
 *  one is known, and another message. Else NULL. */
const struct event *next_message(const struct event *write);

/** Does it print there: is it the output that it was started with? */
bool is_output(const struct process *process, const struct event *event);

/** Did a signal end the call (EINTR)? */
bool is_interrupted(const struct event *event);

/** Did the process end by itself with this exit status? */
bool exited_with(const struct process *process, int status);

/**
 * Is it the stream of an earlier popen, or its like under another name: the
 * parent's own end of a pipe to an earlier child, which a later child has
 * merely inherited through `desc`?
 */
bool is_popen_stream(const struct findings *findings, const struct model *model,
		     const struct process *holder, const struct desc *desc);

#endif
