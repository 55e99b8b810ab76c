/* SPDX-License-Identifier: MIT */
#ifndef PROBE_GROUP_KILL_H
#define PROBE_GROUP_KILL_H

#include "probe/live/consultant.h"

struct box;

/**
 * kill(2) of more than one process: -1, as an unchecked fork() returns it,
 * would end whatever the user has running, and 0 the grader. Without a box it
 * is done here, to the run's own processes alone, and the call itself does not
 * happen any more. box: the isolation, or NULL.
 */
struct consultant group_kill_consultant(const struct box *box);

#endif
