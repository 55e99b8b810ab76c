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

/** Is it a dup2 onto a descriptor that is open? What stdio has in its buffer
 * for that one then goes elsewhere. */
bool decode_replaces(const struct task *task, const struct model *model);

#endif
