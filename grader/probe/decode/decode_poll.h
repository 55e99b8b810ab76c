/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_POLL_H
#define PROBE_DECODE_POLL_H

#include "probe/decode/args.h"
#include "probe/live/task.h"
#include "probe/model/model.h"

/** poll and ppoll. */
enum need enter_poll(struct task *task, const struct args *args);

/** select, epoll_wait and the like: decoded only after the thread has made many
 *  such calls without a read. */
enum need enter_select(struct task *task, const struct args *args);

/** Could this call be worth reporting? */
bool poll_may_tell(const struct task *task);

/**
 * At the exit: did it learn that a descriptor's other end is gone, and nothing
 * else? Or, for the two-hundredth time, that a pipe can be read, and nothing
 * else, while nobody reads it? False: nothing to report.
 */
bool exit_poll(struct task *task, const struct model *model,
	       struct event *event);

#endif
