/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_TIME_H
#define PROBE_DECODE_TIME_H

#include "probe/decode/args.h"
#include "probe/live/task.h"
#include "probe/model/model.h"

/** Sleeps, timers, signal dispositions. */
enum need enter_sleep(struct task *task, const struct args *args);
enum need enter_timer(struct task *task, uint64_t addr);
enum need enter_sigaction(struct task *task, const struct args *args);

#endif
