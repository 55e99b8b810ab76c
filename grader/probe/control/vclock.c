/* SPDX-License-Identifier: MIT */
/* Virtual time; see vclock.h. */
#include "probe/control/vclock.h"
#include "probe/base/ns.h"
#include "probe/base/processor.h"
#include "probe/live/call_regs.h"
#include "probe/live/remote.h"
#include "probe/waits/sleeps.h"
#include <errno.h>

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
		.on = true, .realtime = realtime, .monotonic = monotonic};
}

static uint64_t
due_at_date(const struct vclock *clock, const struct task *task,
	    const struct wait_call *wait)
{
	const uint64_t *args = task->call.args;
	struct timespec ts;
	uint64_t base = vclock_base_ns(clock, (clockid_t)args[0]), until;

	if (remote_read(task->tid, wait_arg(args, wait->timeout), &ts,
			sizeof ts) == -1)
		return 0;
	until = ns_of(&ts);
	return until > base + clock->elapsed_ns ? until - base
						: clock->elapsed_ns + 1;
}

uint64_t
vclock_due(const struct vclock *clock, const struct task *task)
{
	const uint64_t *args = task->call.args;
	const struct wait_call *wait = wait_call(task->call.nr, args);
	uint64_t ns;

	if (!wait)
		return 0;
	if (wait_has_date(wait, args))
		return due_at_date(clock, task, wait);
	return wait_lasts(task->tid, wait, args, &ns)
		       ? clock->elapsed_ns + ns + !ns
		       : 0;
}

/* An address for a zero timeout, well below the red zone. */
static uint64_t
zero_timeout(const struct task *task)
{
	static const uint64_t zero[2];
	uint64_t addr = (task->call.regs.sp - 256) & ~15ULL;

	remote_write(task->tid, addr, zero, sizeof zero);
	return addr;
}

struct answer_to_call
vclock_finish(struct task *task)
{
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	if (wait->kind == WAIT_SLEEP)
		return (struct answer_to_call){.action = SKIP, .result = 0};
	if (wait->kind == WAIT_SIGNAL)
		return (struct answer_to_call){.action = SKIP,
					       .result = -EAGAIN};
	call_set_arg(task, wait->timeout - 1,
		     wait->unit == TIMEOUT_MS ? 0 : zero_timeout(task));
	return (struct answer_to_call){.action = GO_ON};
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

	if (id < 0 || id == CLOCK_PROCESS_CPUTIME_ID ||
	    id == CLOCK_THREAD_CPUTIME_ID)
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
	case SYS_timerfd_settime:
		return answer_timerfd(clock, task);
	case SYS_timer_settime:
		return answer_timer_settime(clock, task);
	case SYS_timer_gettime:
		return answer_timer_gettime(clock, task);
	default:
		return (struct answer_to_call){.action = GO_ON};
	}
}

struct consultant
vclock_consultant(struct vclock *clock)
{
	return (struct consultant){.self = clock, .entry = on_entry};
}
