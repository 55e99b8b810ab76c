/* SPDX-License-Identifier: MIT */
#ifndef PROBE_POSIX_TIMER_H
#define PROBE_POSIX_TIMER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/** A timer of timer_create(). */
struct posix_timer {
	int id;
	int clock;
	int signal; /* 0: it sends none */
	uint64_t value;
	bool to_thread; /* sent to the thread `to`, not to its process */
	pid_t to;
};

/** Find it among the process's timers; false if there is none. Source: proc(5),
 *  timers. */
bool posix_timer_find(pid_t pid, int id, struct posix_timer *out);

/** Send its signal now, as the kernel would. Returns 0, or -1 with errno. */
int posix_timer_send(pid_t pid, const struct posix_timer *timer);

#endif
