/* SPDX-License-Identifier: MIT */
#ifndef PROBE_GROUP_KILL_H
#define PROBE_GROUP_KILL_H

#include "probe/live/consultant.h"

struct box;

/**
 * kill(2) of more than one process: -1, the result of a failed and unchecked
 * fork(), would end everything that the user has running, and 0 the grader.
 * Without a box the signal is sent here, only to the run's own processes, and
 * the call itself is skipped. box: the isolation, or NULL.
 */
struct consultant group_kill_consultant(const struct box *box);

#endif
