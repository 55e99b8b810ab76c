/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ORDERED_H
#define PROBE_ORDERED_H

/*
 * Calls that never wait, but whose order relative to other processes matters:
 * they depend on what a signal does, or on what is in a file. Calls that wait
 * are in would_block.h.
 */
#include "probe/live/task.h"
#include "probe/model/model.h"

/**
 * Is the call that this thread is about to make one of them? It is if the
 * program's own code changes what a signal does (rt_sigaction) or which are
 * blocked (rt_sigprocmask), or reads or writes at a position in a file (pread,
 * pwrite).
 */
bool ordered_matters(const struct task *task, const struct model *model);

/**
 * Does it matter to this call whether a signal comes before it? A signal sent
 * while the thread is held at the entry came before the call, and must be
 * delivered before the call is made.
 */
bool ordered_after_signals(const struct task *task);

#endif
