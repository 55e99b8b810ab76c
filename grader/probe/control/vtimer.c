/* SPDX-License-Identifier: MIT */
/* Alarms and timers of virtual time; see vtimer.h. */
#include "probe/control/vtimer.h"
#include "probe/base/ns.h"
#include "probe/live/posix_timer.h"
#include "probe/live/remote.h"
#include "probe/waits/borrowed_fd.h"
#include <poll.h>
#include <signal.h>
#include <sys/timerfd.h>

uint64_t
vclock_base_ns(const struct vclock *clock, clockid_t id)
{
	return id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE ||
			       id == CLOCK_REALTIME_ALARM || id == CLOCK_TAI
		       ? ns_of(&clock->realtime)
		       : ns_of(&clock->monotonic);
}

static struct vtimer *
find_timer(struct vclock *clock, pid_t pid, enum vtimer_kind kind, int id)
{
	for (size_t i = 0; i < clock->timer_len; i++) {
		struct vtimer *timer = &clock->timers[i];

		if (timer->pid == pid && timer->kind == kind && timer->id == id)
			return timer;
	}
	return NULL;
}

static void
drop_timer(struct vclock *clock, struct vtimer *timer)
{
	*timer = clock->timers[--clock->timer_len];
}

/* In ns; 0: it is not armed. */
static uint64_t
time_left(const struct vclock *clock, const struct vtimer *timer)
{
	if (!timer)
		return 0;
	return timer->due_ns > clock->elapsed_ns
		       ? timer->due_ns - clock->elapsed_ns
		       : 1;
}

/* Arm or disarm; returns the time that was left. */
static uint64_t
set_timer(struct vclock *clock, pid_t pid, enum vtimer_kind kind, int id,
	  uint64_t in_ns, uint64_t interval_ns)
{
	struct vtimer *timer = find_timer(clock, pid, kind, id);
	uint64_t left = time_left(clock, timer);

	if (timer)
		drop_timer(clock, timer);
	if (in_ns && clock->timer_len < VTIMERS_MAX)
		clock->timers[clock->timer_len++] = (struct vtimer){
			pid, kind, id, clock->elapsed_ns + in_ns, interval_ns};
	return left;
}

struct answer_to_call
answer_setitimer(struct vclock *clock, struct task *task)
{
	const uint64_t *args = task->call.args;
	struct itimerval value = {0}, old = {0};
	uint64_t left;

	if (args[0] != ITIMER_REAL ||
	    (args[1] &&
	     remote_read(task->tid, args[1], &value, sizeof value) == -1))
		return (struct answer_to_call){.action = GO_ON};
	left = set_timer(clock, task->pid, VTIMER_ALARM, 0,
			 timeval_ns(&value.it_value),
			 timeval_ns(&value.it_interval));
	old.it_value.tv_sec = (time_t)(left / NS_PER_S);
	old.it_value.tv_usec = (suseconds_t)(left % NS_PER_S / 1000);
	if (args[2])
		remote_write(task->tid, args[2], &old, sizeof old);
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

/* How long until that date of the clock; at least 1 ns. */
static uint64_t
until(const struct vclock *clock, clockid_t id, uint64_t then_ns)
{
	uint64_t now = vclock_base_ns(clock, id) + clock->elapsed_ns;

	return then_ns > now ? then_ns - now : 1;
}

struct answer_to_call
answer_timerfd(struct vclock *clock, struct task *task)
{
	const uint64_t *args = task->call.args;
	struct itimerspec value;
	uint64_t in_ns;

	if (remote_read(task->tid, args[2], &value, sizeof value) == -1)
		return (struct answer_to_call){.action = GO_ON};
	in_ns = ns_of(&value.it_value);
	if (in_ns && (args[1] & TFD_TIMER_ABSTIME))
		in_ns = until(clock, CLOCK_MONOTONIC, in_ns);
	set_timer(clock, task->pid, VTIMER_FD, (int)args[0], in_ns,
		  ns_of(&value.it_interval));
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

/* Does this timer of timer_create() run on virtual time? */
static bool
is_virtual(const struct task *task, struct posix_timer *timer)
{
	return posix_timer_find(task->pid, (int)task->call.args[0], timer) &&
	       timer->clock >= 0 && timer->clock != CLOCK_PROCESS_CPUTIME_ID &&
	       timer->clock != CLOCK_THREAD_CPUTIME_ID;
}

static void
tell_posix(struct vclock *clock, const struct task *task, uint64_t addr)
{
	const struct vtimer *timer = find_timer(clock, task->pid, VTIMER_POSIX,
						(int)task->call.args[0]);
	struct itimerspec value = {
		.it_value = timespec_of(time_left(clock, timer)),
		.it_interval = timespec_of(timer ? timer->interval_ns : 0)};

	if (addr)
		remote_write(task->tid, addr, &value, sizeof value);
}

struct answer_to_call
answer_timer_settime(struct vclock *clock, struct task *task)
{
	const uint64_t *args = task->call.args;
	struct posix_timer timer;
	struct itimerspec value;
	uint64_t in_ns;

	if (!is_virtual(task, &timer) ||
	    remote_read(task->tid, args[2], &value, sizeof value) == -1)
		return (struct answer_to_call){.action = GO_ON};
	in_ns = ns_of(&value.it_value);
	if (in_ns && (args[1] & TIMER_ABSTIME))
		in_ns = until(clock, timer.clock, in_ns);
	tell_posix(clock, task, args[3]);
	set_timer(clock, task->pid, VTIMER_POSIX, timer.id, in_ns,
		  ns_of(&value.it_interval));
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

struct answer_to_call
answer_timer_gettime(struct vclock *clock, struct task *task)
{
	struct posix_timer timer;

	if (!is_virtual(task, &timer))
		return (struct answer_to_call){.action = GO_ON};
	tell_posix(clock, task, task->call.args[1]);
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

struct answer_to_call
answer_alarm(struct vclock *clock, struct task *task)
{
	uint64_t left = set_timer(clock, task->pid, VTIMER_ALARM, 0,
				  task->call.args[0] * NS_PER_S, 0);

	return (struct answer_to_call){
		.action = SKIP,
		.result = (long)((left + NS_PER_S - 1) / NS_PER_S)};
}

/* Would nobody notice when it is due? So it is with a timerfd that is closed,
 * or unread since it was last due, and with a timer of timer_create() that is
 * deleted or sends nothing. */
static bool
is_idle(const struct vtimer *timer)
{
	struct posix_timer posix;

	switch (timer->kind) {
	case VTIMER_FD:
		return borrowed_poll(timer->pid, timer->id, POLLIN) != 0;
	case VTIMER_POSIX:
		return !posix_timer_find(timer->pid, timer->id, &posix) ||
		       !posix.signal;
	default:
		return false;
	}
}

const struct vtimer *
vclock_next(const struct vclock *clock)
{
	const struct vtimer *next = NULL;

	for (size_t i = 0; i < clock->timer_len; i++) {
		const struct vtimer *timer = &clock->timers[i];

		if ((!next || timer->due_ns < next->due_ns) && !is_idle(timer))
			next = timer;
	}
	return next;
}

/* Make the timerfd readable by arming the real timer through a duplicate.
 * Returns 0, or -1 if the descriptor is no longer a timer. */
static int
fire_timerfd(const struct vtimer *timer)
{
	static const struct itimerspec now = {.it_value = {0, 1}};
	int copy = borrowed_fd(timer->pid, timer->id), result;

	if (copy == -1)
		return -1;
	result = timerfd_settime(copy, 0, &now, NULL);
	close(copy);
	return result;
}

/* Returns 0, or -1 if it has been deleted. */
static int
fire_posix(const struct vtimer *timer)
{
	struct posix_timer posix;

	if (!posix_timer_find(timer->pid, timer->id, &posix))
		return -1;
	if (posix.signal)
		posix_timer_send(timer->pid, &posix);
	return 0;
}

static int
fire(const struct vtimer *timer)
{
	switch (timer->kind) {
	case VTIMER_FD:
		return fire_timerfd(timer);
	case VTIMER_POSIX:
		return fire_posix(timer);
	default:
		kill(timer->pid, SIGALRM);
		return 0;
	}
}

/* The first timer due by now, even an idle one; NULL if none is. */
static struct vtimer *
first_due(struct vclock *clock)
{
	struct vtimer *first = NULL;

	for (size_t i = 0; i < clock->timer_len; i++) {
		struct vtimer *timer = &clock->timers[i];

		if (timer->due_ns <= clock->elapsed_ns &&
		    (!first || timer->due_ns < first->due_ns))
			first = timer;
	}
	return first;
}

pid_t
vclock_advance(struct vclock *clock, uint64_t to_ns)
{
	struct vtimer *timer;
	bool again;
	pid_t pid;

	if (to_ns > clock->elapsed_ns)
		clock->elapsed_ns = to_ns;
	timer = first_due(clock);
	if (!timer)
		return 0;
	pid = timer->pid;
	again = fire(timer) == 0 && timer->interval_ns;
	if (again)
		timer->due_ns += timer->interval_ns *
				 ((clock->elapsed_ns - timer->due_ns) /
					  timer->interval_ns +
				  1);
	else
		drop_timer(clock, timer);
	return pid;
}

void
vclock_forget(struct vclock *clock, pid_t pid)
{
	for (size_t i = clock->timer_len; i-- > 0;)
		if (clock->timers[i].pid == pid)
			drop_timer(clock, &clock->timers[i]);
}
