/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EXEC_STOP_H
#define PROBE_EXEC_STOP_H

#include "probe/tracer/tracer.h"

/** A process runs another program now, or the first one runs. */
void on_exec(struct tracer *tracer, struct task *task);

#endif
