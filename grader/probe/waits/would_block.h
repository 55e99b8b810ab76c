/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WOULD_BLOCK_H
#define PROBE_WOULD_BLOCK_H

#include "probe/live/task.h"
#include "probe/model/model.h"

enum ready {
	READY_NO,     /* would block: other threads must go first */
	READY_YES,    /* returns without waiting */
	READY_UNSURE, /* only the kernel knows: let the thread in, and look */
};

/**
 * Would the call that this thread is about to make return at once? The answer
 * holds only while no other thread runs. Asks the kernel through a duplicate of
 * the thread's descriptor (pidfd_getfd), which changes nothing: no new reader
 * or writer, no offset moved.
 */
enum ready would_block_ready(const struct task *task,
			     const struct model *model);

/** Does this call need a decision about whose turn it is? */
bool would_block_matters(const struct task *task, const struct model *model);

/** Does it wait without having an event, so that its exit must be seen? */
bool would_block_silently(const struct task *task);

/** What poll(2) now says of the process's descriptor: 0, or which of the events
 *  are there; -1 with errno if it can't be borrowed. */
int would_block_poll(pid_t pid, int fd, short events);

/** Would a read of the process's descriptor return at once? */
bool would_block_has_data(pid_t pid, int fd);

/** A duplicate of a process's descriptor, for the caller to close; or -1 with
 *  errno. Source: pidfd_getfd(2). */
int would_block_borrow_fd(pid_t pid, int fd);

#endif
