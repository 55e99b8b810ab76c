/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_WAIT_H
#define PROBE_TURN_WAIT_H

#include "probe/control/turn.h"

/** Wait for a stop. Returns the thread, 0 when there is something to decide
 *  or a tick passed (*tick is then set), -1 when nobody is left. */
pid_t turn_wait(const struct control *control, const struct live *live,
		int *status, bool *tick);

/** Holds calls until their turn; hears of signals, ends and ticks. */
struct consultant turn_consultant(struct control *control);

#endif
