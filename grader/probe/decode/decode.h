/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_H
#define PROBE_DECODE_H

/*
 * From registers to events: what a system call means. Makes no policy
 * decisions, and never trusts a pointer argument twice.
 */
#include "probe/live/task.h"
#include "probe/model/model.h"

/**
 * At the entry stop: fill task->call.event from the registers in
 * task->call.regs. `model` tells what a descriptor is.
 */
enum need decode_entry(struct task *task, const struct model *model);

/**
 * At the entry of an exec: is there no such program, so that it will fail with
 * ENOENT? execvp(3) tries each folder of PATH; such attempts need no exit stop.
 */
bool decode_no_program(const struct task *task);

/**
 * At the exit stop, or at the entry for NEED_NOW: complete the event with the
 * result. Returns how many events are in out (at most 2: splice is a read and a
 * write); they borrow from task->call.
 */
int decode_exit(struct task *task, long result, struct event out[2]);

#endif
