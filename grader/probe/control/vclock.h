#ifndef PROBE_VCLOCK_H
#define PROBE_VCLOCK_H

/*
 * Virtual time: sleeps, timeouts and alarms end in the right order and take no
 * time, and clocks that the program reads agree. The vDSO, which reads clocks
 * without a system call, is hidden at exec, so that each reading is a call.
 *
 * Left to real time: POSIX timers (timer_create), CPU-time clocks, futex
 * timeouts, and the time stamps that the kernel puts on files.
 */
#include "probe/live/entry_stack.h"
#include "probe/live/task.h"
#include <time.h>

struct vtimer {
	pid_t pid;
	int fd; /* a timerfd; -1: the process's SIGALRM */
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

void vclock_start(struct vclock *clock);

/** Take the vDSO out of the auxiliary vector of a process at its exec stop.
 *  Returns 0, or -1 with errno. */
int vclock_hide_vdso(pid_t pid, const struct entry_stack *stack);

/** When does the wait at whose entry this thread stands end by itself?
 *  Virtual ns since the start; 0: never. */
uint64_t vclock_due(const struct vclock *clock, const struct task *task);

/** Answer the call at whose entry this thread stands, if it reads a clock or
 *  sets an alarm. True: answered, the kernel will not see it. */
bool vclock_answer(struct vclock *clock, struct task *task);

/** The time of a wait that vclock_due() knows is up: let the call return so.
 * True: the kernel will not see it, and the result is *result. */
bool vclock_finish(struct task *task, long *result);

/** The earliest timer, or NULL. */
const struct vtimer *vclock_next(const struct vclock *clock);

/** Go to that virtual time; due timers fire. Returns the process that got a
 *  signal, or 0. Call again until it returns 0. */
pid_t vclock_advance(struct vclock *clock, uint64_t to_ns);

/** Forget the timers of a process: it ended. */
void vclock_forget(struct vclock *clock, pid_t pid);

#endif
