/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SIGNAL_STOP_H
#define PROBE_SIGNAL_STOP_H

#include "probe/tracer/tracer.h"

/** A signal is about to be delivered: tell the model, and deliver it. */
void on_signal(struct tracer *tracer, struct task *task, int sig);

#endif
