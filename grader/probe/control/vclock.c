/* SPDX-License-Identifier: MIT */
/* Virtual time; see vclock.h. */
#include "probe/control/vclock.h"
#include "probe/base/ns.h"
#include "probe/control/vtimer_calls.h"
#include "probe/control/vwait.h"
#include "probe/live/remote.h"
#include <sys/syscall.h>

void
vclock_start(struct vclock *clock)
{
	/* Runs that are compared must start at the same time, or the output of
	 * a program that prints the time would differ. */
	static struct timespec realtime, monotonic;

	if (!realtime.tv_sec) {
		clock_gettime(CLOCK_REALTIME, &realtime);
		clock_gettime(CLOCK_MONOTONIC, &monotonic);
	}
	*clock = (struct vclock){
		.on = true,
		.elapsed_ns = 1, /* so that every time has a number but 0 */
		.realtime = realtime,
		.monotonic = monotonic};
}

/* Each reading advances the clock a little, so that a loop that waits for a
 * time ends. */
static uint64_t
look(struct vclock *clock, clockid_t id)
{
	clock->elapsed_ns += 1000;
	return vclock_base_ns(clock, id) + clock->elapsed_ns;
}

static struct answer_to_call
answer_gettime(struct vclock *clock, struct task *task)
{
	clockid_t id = (clockid_t)task->call.args[0];
	struct timespec now;

	if (!vclock_has(id))
		return (struct answer_to_call){.action = GO_ON};
	now = timespec_of(look(clock, id));
	if (remote_write(task->tid, task->call.args[1], &now, sizeof now))
		return (struct answer_to_call){.action = GO_ON};
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

static struct answer_to_call
answer_timeofday(struct vclock *clock, struct task *task)
{
	uint64_t ns = look(clock, CLOCK_REALTIME);
	struct timeval now = {(time_t)(ns / NS_PER_S),
			      (suseconds_t)(ns % NS_PER_S / 1000)};
	uint64_t addr = task->call.args[0];

	if (addr && remote_write(task->tid, addr, &now, sizeof now) == -1)
		return (struct answer_to_call){.action = GO_ON};
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

static struct answer_to_call
answer_time(struct vclock *clock, struct task *task)
{
	time_t now = (time_t)(look(clock, CLOCK_REALTIME) / NS_PER_S);
	uint64_t addr = task->call.args[0];

	if (addr && remote_write(task->tid, addr, &now, sizeof now) == -1)
		return (struct answer_to_call){.action = GO_ON};
	return (struct answer_to_call){.action = SKIP, .result = now};
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	struct vclock *clock = self;

	(void)live;
	if (!clock->on)
		return (struct answer_to_call){.action = GO_ON};
	switch (task->call.nr) {
	case SYS_clock_gettime:
		return answer_gettime(clock, task);
	case SYS_gettimeofday:
		return answer_timeofday(clock, task);
	case SYS_time:
		return answer_time(clock, task);
	case SYS_alarm:
		return answer_alarm(clock, task);
	case SYS_setitimer:
		return answer_setitimer(clock, task);
	case SYS_getitimer:
		return answer_getitimer(clock, task);
	case SYS_timerfd_settime:
		return answer_timerfd_settime(clock, task);
	case SYS_timerfd_gettime:
		return answer_timerfd_gettime(clock, task);
	case SYS_timer_settime:
		return answer_timer_settime(clock, task);
	case SYS_timer_gettime:
		return answer_timer_gettime(clock, task);
	default:
		return (struct answer_to_call){.action = GO_ON};
	}
}

static void
after_call(void *self, struct live *live, struct task *task, long *result)
{
	(void)live;
	vwait_exit(self, task, result);
}

struct consultant
vclock_consultant(struct vclock *clock)
{
	return (struct consultant){
		.self = clock, .entry = on_entry, .exit = after_call};
}
