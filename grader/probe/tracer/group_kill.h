#ifndef PROBE_GROUP_KILL_H
#define PROBE_GROUP_KILL_H

#include "probe/tracer/tracer.h"

/**
 * kill(2) of more than one process: -1, as an unchecked fork() returns it,
 * would end whatever the user has running, and 0 the grader. Without a box it
 * is done here, to the run's own processes alone, and the call itself does not
 * happen any more. At the entry of any EVENT_KILL.
 */
void group_kill(struct tracer *tracer, struct task *task);

#endif
