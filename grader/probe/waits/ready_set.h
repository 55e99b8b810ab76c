/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READY_SET_H
#define PROBE_READY_SET_H

/*
 * Would a wait for several descriptors return at once? The descriptors are
 * asked one by one. A signalfd is judged by the thread's pending signals, as
 * its poll() would look at our own; and an epoll set with a signalfd by its
 * members, as a poll() of ours would make the kernel forget those members that
 * it finds not to be ready for us. Source: fs/signalfd.c, fs/eventpoll.c.
 */
#include "probe/live/task.h"

enum ready {
	READY_NO,     /* would block: other threads must go first */
	READY_YES,    /* returns without waiting */
	READY_UNSURE, /* only the kernel knows: let the thread in, and look */
};

/** By the arguments of the call: poll() or ppoll(). */
enum ready ready_set_poll(const struct task *task, const uint64_t args[6]);

/** select() or pselect(); exceptions aside. */
enum ready ready_set_select(const struct task *task, const uint64_t args[6]);

/** epoll_wait() and the like. */
enum ready ready_set_epoll(const struct task *task, const uint64_t args[6]);

#endif
