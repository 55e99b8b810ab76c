/* SPDX-License-Identifier: MIT */
/* When time passes, if threads take turns. */
#ifndef PROBE_TURN_TIME_H
#define PROBE_TURN_TIME_H

#include "probe/control/control.h"

/** At the exit of a call with that result: was it interrupted because its time
 *  is up? Then it is to be made again; it will return at once. */
bool turn_was_cut(struct task *task, long result);

/** When the next event in virtual time is due; 0: none is. */
uint64_t next_due(const struct control *control, const struct live *live);

/** The same, of what is due after that time. */
uint64_t due_after(const struct control *control, const struct live *live,
		   uint64_t after_ns);

/** A thread that waits in the kernel though its time is up, or NULL: it is
 *  about to be interrupted. */
struct task *turn_cut(const struct control *control, const struct live *live);

/** The thread has its turn. Is it one of many in a row of threads that only ask
 *  whether something has happened, so that time should pass? */
bool turn_asked_long(struct control *control, const struct task *task);

#endif
