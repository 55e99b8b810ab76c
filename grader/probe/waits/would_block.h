/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WOULD_BLOCK_H
#define PROBE_WOULD_BLOCK_H

#include "probe/live/task.h"
#include "probe/model/model.h"
#include "probe/waits/ready_set.h"

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

#endif
