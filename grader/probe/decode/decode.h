/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_H
#define PROBE_DECODE_H

/*
 * From registers to events: what a system call means. Decides no policy, and
 * never reads through a pointer argument twice.
 */
#include "probe/live/task.h"
#include "probe/model/model.h"

/**
 * At the entry stop: fill task->call.event from the registers in
 * task->call.regs. `model` knows what each descriptor is.
 */
enum need decode_entry(struct task *task, const struct model *model);

/**
 * At the entry of an exec: will it fail with ENOENT, as the file does not
 * exist? execvp(3) tries each folder of PATH; such attempts need no exit stop.
 */
bool decode_no_program(const struct task *task);

/** Is it a dup2 onto an open descriptor? What stdio has buffered for that one
 *  then goes elsewhere. */
bool decode_replaces(const struct task *task, const struct model *model);

#endif
