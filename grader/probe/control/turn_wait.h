/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_WAIT_H
#define PROBE_TURN_WAIT_H

#include "probe/control/turn.h"

/** Wait for a stop. Returns the thread; 0 if there is something to decide or a
 *  tick has passed (*tick is then set); or -1 if no thread is left. */
pid_t turn_wait(const struct control *control, const struct live *live,
		int *status, bool *tick);

/** Holds calls until their turn; learns of signals, ends and ticks. */
struct consultant turn_consultant(struct control *control);

#endif
