/* SPDX-License-Identifier: MIT */
#ifndef PROBE_VTIMER_H
#define PROBE_VTIMER_H

/* The virtual clock's state, and the alarms and timers that it runs. */
#include "probe/live/consultant.h"
#include <time.h>

enum vtimer_kind {
	VTIMER_ALARM, /* the process's alarm (SIGALRM) */
	VTIMER_FD,    /* a timerfd */
	VTIMER_POSIX, /* of timer_create() */
};

struct vtimer {
	pid_t pid;
	enum vtimer_kind kind;
	int id; /* the descriptor or the timer's number; 0 for an alarm */
	uint64_t due_ns;
	uint64_t interval_ns;
};

enum { VTIMERS_MAX = 64 };

struct vclock {
	bool on;
	uint64_t elapsed_ns;      /* virtual, since the start */
	struct timespec realtime; /* at the start */
	struct timespec monotonic;
	struct vtimer timers[VTIMERS_MAX];
	size_t timer_len;
};

/** The timer that is due first, idle ones aside; or NULL. */
const struct vtimer *vclock_next(const struct vclock *clock);

/**
 * Advance to that virtual time and fire one timer that is due. Returns its
 * process, or 0 if none was. Repeat until it returns 0. The alarm is sent here,
 * not by the tracer: whom it wakes must be seen before the next thread is
 * chosen.
 */
pid_t vclock_advance(struct vclock *clock, uint64_t to_ns);

/** Is it a clock of ours, and not one of CPU time? */
bool vclock_has(clockid_t id);

/** What that clock showed at the start, in ns. */
uint64_t vclock_base_ns(const struct vclock *clock, clockid_t id);

/** Forget the timers of a process that has ended. */
void vclock_forget(struct vclock *clock, pid_t pid);

/** What is left of a timer, in ns; 0: it is not armed. */
struct vtimer_left {
	uint64_t ns, interval_ns;
};

/** Of the timer that this one names (pid, kind, id). */
struct vtimer_left vtimer_left(struct vclock *clock, const struct vtimer *like);

/** Arm this timer, in place of the one that it names; disarm that if due_ns is
 *  0. */
void vtimer_set(struct vclock *clock, const struct vtimer *timer);

#endif
