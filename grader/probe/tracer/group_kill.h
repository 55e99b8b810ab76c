/* SPDX-License-Identifier: MIT */
#ifndef PROBE_GROUP_KILL_H
#define PROBE_GROUP_KILL_H

#include "probe/live/consultant.h"

struct box;

/**
 * kill(2) of more than one process. -1, the result of a failed and unchecked
 * fork(), would kill everything the user runs, and 0 the grader. Without a box,
 * skip the call and send the signal only to the run's own processes. A signal
 * to us, whom an orphan finds as its parent, is answered as init would. In a
 * box neither reaches anybody. box: the isolation, or NULL.
 */
struct consultant group_kill_consultant(const struct box *box);

#endif
