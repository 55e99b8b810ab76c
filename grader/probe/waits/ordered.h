/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ORDERED_H
#define PROBE_ORDERED_H

/*
 * Calls that never wait, and whose order with what other processes do still
 * counts: what a signal does, and what is in a file. Those that wait are in
 * would_block.h.
 */
#include "probe/live/task.h"
#include "probe/model/model.h"

/**
 * Is the call at whose entry this thread is one of them? It is if the program's
 * own code changes what a signal does (rt_sigaction) or which are blocked
 * (rt_sigprocmask), or moves data to or from a place in a file (pread, pwrite).
 */
bool ordered_matters(const struct task *task, const struct model *model);

/**
 * Does it matter to this call whether a signal comes before it? A signal that
 * was sent while the thread is held at the entry came before the call: it must
 * be delivered before the call is made.
 */
bool ordered_after_signals(const struct task *task);

#endif
