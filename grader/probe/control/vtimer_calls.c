/* SPDX-License-Identifier: MIT */
#include "probe/control/vtimer_calls.h"
#include "probe/base/ns.h"
#include "probe/live/fd_table.h"
#include "probe/live/posix_timer.h"
#include "probe/live/remote.h"
#include "probe/waits/borrowed_fd.h"
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

static const struct answer_to_call unanswered = {.action = GO_ON};

static struct answer_to_call
done(long result)
{
	return (struct answer_to_call){.action = SKIP, .result = result};
}

/* Put what is left of the timer at that address, unless that is 0. */
static void
tell(struct vclock *clock, const struct vtimer *timer, pid_t tid, uint64_t addr)
{
	struct vtimer_left left = vtimer_left(clock, timer);
	struct itimerspec value = {.it_value = timespec_of(left.ns),
				   .it_interval =
					   timespec_of(left.interval_ns)};

	if (addr && timer->kind == VTIMER_ALARM) {
		/* a struct itimerval, which has the same form */
		value.it_value.tv_nsec /= 1000;
		value.it_interval.tv_nsec /= 1000;
	}
	if (addr)
		remote_write(tid, addr, &value, sizeof value);
}

/* It rings in that time, or never if that is 0. */
static void
set(struct vclock *clock, struct vtimer timer, uint64_t in_ns,
    uint64_t interval_ns)
{
	timer.due_ns = in_ns ? clock->elapsed_ns + in_ns : 0;
	timer.interval_ns = interval_ns;
	vtimer_set(clock, &timer);
}

/* As timer_settime() has it; date: it_value is one of that clock. */
static void
set_value(struct vclock *clock, struct vtimer timer,
	  const struct itimerspec *value, bool date, clockid_t id)
{
	uint64_t in_ns = ns_of(&value->it_value);
	uint64_t now = vclock_base_ns(clock, id) + clock->elapsed_ns;

	if (in_ns && date)
		in_ns = in_ns > now ? in_ns - now : 1;
	set(clock, timer, in_ns, ns_of(&value->it_interval));
}

struct answer_to_call
answer_alarm(struct vclock *clock, const struct task *task)
{
	struct vtimer timer = {.pid = task->pid, .kind = VTIMER_ALARM};
	uint64_t left = vtimer_left(clock, &timer).ns;

	set(clock, timer, task->call.args[0] * NS_PER_S, 0);
	return done((long)((left + NS_PER_S - 1) / NS_PER_S));
}

struct answer_to_call
answer_setitimer(struct vclock *clock, const struct task *task)
{
	struct vtimer timer = {.pid = task->pid, .kind = VTIMER_ALARM};
	const uint64_t *args = task->call.args;
	struct itimerval value = {0};

	if (args[0] != ITIMER_REAL ||
	    (args[1] &&
	     remote_read(task->tid, args[1], &value, sizeof value) == -1))
		return unanswered;
	tell(clock, &timer, task->tid, args[2]);
	set(clock, timer, timeval_ns(&value.it_value),
	    timeval_ns(&value.it_interval));
	return done(0);
}

struct answer_to_call
answer_getitimer(struct vclock *clock, const struct task *task)
{
	struct vtimer timer = {.pid = task->pid, .kind = VTIMER_ALARM};

	if (task->call.args[0] != ITIMER_REAL)
		return unanswered;
	tell(clock, &timer, task->tid, task->call.args[1]);
	return done(0);
}

/* What it has rung so far is forgotten. */
static void
reset_timerfd(const struct vtimer *timer)
{
	static const struct itimerspec never;
	int copy = borrowed_fd(timer->pid, timer->id);

	if (copy == -1)
		return;
	timerfd_settime(copy, 0, &never, NULL);
	close(copy);
}

struct answer_to_call
answer_timerfd_settime(struct vclock *clock, const struct task *task)
{
	const uint64_t *args = task->call.args;
	struct vtimer timer = {
		.pid = task->pid, .kind = VTIMER_FD, .id = (int)args[0]};
	clockid_t id = procfs_timerfd_clock(task->pid, timer.id);
	struct itimerspec value;

	if (id == -1 ||
	    remote_read(task->tid, args[2], &value, sizeof value) == -1)
		return unanswered; /* which the kernel will report */
	tell(clock, &timer, task->tid, args[3]);
	reset_timerfd(&timer);
	set_value(clock, timer, &value, args[1] & TFD_TIMER_ABSTIME, id);
	return done(0);
}

struct answer_to_call
answer_timerfd_gettime(struct vclock *clock, const struct task *task)
{
	const uint64_t *args = task->call.args;
	struct vtimer timer = {
		.pid = task->pid, .kind = VTIMER_FD, .id = (int)args[0]};

	if (procfs_timerfd_clock(task->pid, timer.id) == -1)
		return unanswered;
	tell(clock, &timer, task->tid, args[1]);
	return done(0);
}

/* The timer of timer_create() that the call is about. False if it does not run
 * on virtual time. */
static bool
find_posix(const struct task *task, struct posix_timer *posix,
	   struct vtimer *timer)
{
	*timer = (struct vtimer){.pid = task->pid,
				 .kind = VTIMER_POSIX,
				 .id = (int)task->call.args[0]};
	return posix_timer_find(task->pid, timer->id, posix) &&
	       vclock_has(posix->clock);
}

struct answer_to_call
answer_timer_settime(struct vclock *clock, const struct task *task)
{
	const uint64_t *args = task->call.args;
	struct posix_timer posix;
	struct vtimer timer;
	struct itimerspec value;

	if (!find_posix(task, &posix, &timer) ||
	    remote_read(task->tid, args[2], &value, sizeof value) == -1)
		return unanswered;
	tell(clock, &timer, task->tid, args[3]);
	set_value(clock, timer, &value, args[1] & TIMER_ABSTIME, posix.clock);
	return done(0);
}

struct answer_to_call
answer_timer_gettime(struct vclock *clock, const struct task *task)
{
	struct posix_timer posix;
	struct vtimer timer;

	if (!find_posix(task, &posix, &timer))
		return unanswered;
	tell(clock, &timer, task->tid, task->call.args[1]);
	return done(0);
}
