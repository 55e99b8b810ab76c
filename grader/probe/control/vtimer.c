/* SPDX-License-Identifier: MIT */
/* Alarms and timers of virtual time; see vtimer.h. */
#include "probe/control/vtimer.h"
#include "probe/base/ns.h"
#include "probe/live/remote.h"
#include "probe/waits/would_block.h"
#include <poll.h>
#include <signal.h>
#include <sys/timerfd.h>

static struct vtimer *
find_timer(struct vclock *clock, pid_t pid, int fd)
{
	for (size_t i = 0; i < clock->timer_len; i++)
		if (clock->timers[i].pid == pid && clock->timers[i].fd == fd)
			return &clock->timers[i];
	return NULL;
}

static void
drop_timer(struct vclock *clock, struct vtimer *timer)
{
	*timer = clock->timers[--clock->timer_len];
}

/* Arm or disarm; returns the time that was left, in ns. */
static uint64_t
set_timer(struct vclock *clock, pid_t pid, int fd, uint64_t in_ns,
	  uint64_t interval_ns)
{
	struct vtimer *timer = find_timer(clock, pid, fd);
	uint64_t left = 0;

	if (timer) {
		left = timer->due_ns > clock->elapsed_ns
			       ? timer->due_ns - clock->elapsed_ns
			       : 1;
		drop_timer(clock, timer);
	}
	if (in_ns && clock->timer_len < VTIMERS_MAX)
		clock->timers[clock->timer_len++] = (struct vtimer){
			pid, fd, clock->elapsed_ns + in_ns, interval_ns};
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
	left = set_timer(clock, task->pid, -1, timeval_ns(&value.it_value),
			 timeval_ns(&value.it_interval));
	old.it_value.tv_sec = (time_t)(left / NS_PER_S);
	old.it_value.tv_usec = (suseconds_t)(left % NS_PER_S / 1000);
	if (args[2])
		remote_write(task->tid, args[2], &old, sizeof old);
	return (struct answer_to_call){.action = SKIP, .result = 0};
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
	if (in_ns && (args[1] & TFD_TIMER_ABSTIME)) {
		uint64_t base = ns_of(&clock->monotonic) + clock->elapsed_ns;

		in_ns = in_ns > base ? in_ns - base : 1;
	}
	set_timer(clock, task->pid, (int)args[0], in_ns,
		  ns_of(&value.it_interval));
	return (struct answer_to_call){.action = SKIP, .result = 0};
}

struct answer_to_call
answer_alarm(struct vclock *clock, struct task *task)
{
	uint64_t left = set_timer(clock, task->pid, -1,
				  task->call.args[0] * NS_PER_S, 0);

	return (struct answer_to_call){
		.action = SKIP,
		.result = (long)((left + NS_PER_S - 1) / NS_PER_S)};
}

/* A timerfd that is closed, or unread since it was last due, affects nobody
 * when it is due again. */
static bool
is_idle(const struct vtimer *timer)
{
	struct pollfd pfd = {.events = POLLIN};
	bool idle;

	if (timer->fd == -1)
		return false;
	pfd.fd = would_block_borrow_fd(timer->pid, timer->fd);
	if (pfd.fd == -1)
		return true;
	idle = poll(&pfd, 1, 0) == 1;
	close(pfd.fd);
	return idle;
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
	int copy = would_block_borrow_fd(timer->pid, timer->fd), result;

	if (copy == -1)
		return -1;
	result = timerfd_settime(copy, 0, &now, NULL);
	close(copy);
	return result;
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
	again = timer->interval_ns;
	if (timer->fd == -1)
		kill(pid, SIGALRM);
	else if (fire_timerfd(timer) == -1)
		again = false;
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
