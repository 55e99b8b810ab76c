/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_IO_H
#define PROBE_DECODE_IO_H

#include "probe/decode/args.h"
#include "probe/live/task.h"
#include "probe/model/model.h"

/** Reads and writes. vector: readv, writev, vmsplice. */
enum need enter_io(struct task *task, const struct model *model,
		   const struct args *args, bool write, bool vector);

/** At the exit of a read: capture the data, and what follows it in the
 *  buffer. */
void exit_read(struct task *task, struct event *event);

/** A transfer from one descriptor to another; -1: that side is not a
 *  descriptor. */
enum need enter_transfer(struct task *task, int from, int to, size_t size);

/** recvmsg, which may receive descriptors (SCM_RIGHTS). */
enum need enter_receive(struct task *task, const struct args *args);

/** At the exit: one event for each descriptor received, two at most. Returns
 *  how many. */
int exit_receive(const struct task *task, const struct event *event,
		 struct event out[2]);

#endif
