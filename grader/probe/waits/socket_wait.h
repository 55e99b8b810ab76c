/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SOCKET_WAIT_H
#define PROBE_SOCKET_WAIT_H

/* The timeouts of sockets, which are not arguments of the call that waits.
 * Source: socket(7), SO_RCVTIMEO and SO_SNDTIMEO. */
#include "probe/base/wait_calls.h"
#include "probe/live/task.h"

struct model;

/** Is it a wait for a socket that has a timeout? Then fill *ns. */
bool socket_timeout(const struct task *task, const struct model *model,
		    const struct wait_call *wait, uint64_t *ns);

/** Would such a wait return at once, or fail? */
bool socket_is_ready(const struct task *task, const struct wait_call *wait);

#endif
