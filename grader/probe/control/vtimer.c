/* SPDX-License-Identifier: MIT */
/* The timers of virtual time; see vtimer.h. */
#include "probe/control/vtimer.h"
#include "probe/base/ns.h"
#include "probe/live/posix_timer.h"
#include "probe/live/remote.h"
#include "probe/waits/borrowed_fd.h"
#include <poll.h>
#include <signal.h>
#include <sys/timerfd.h>

bool
vclock_has(clockid_t id)
{
	return id >= 0 && id != CLOCK_PROCESS_CPUTIME_ID &&
	       id != CLOCK_THREAD_CPUTIME_ID;
}

uint64_t
vclock_base_ns(const struct vclock *clock, clockid_t id)
{
	return id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE ||
			       id == CLOCK_REALTIME_ALARM || id == CLOCK_TAI
		       ? ns_of(&clock->realtime)
		       : ns_of(&clock->monotonic);
}

static struct vtimer *
find_timer(struct vclock *clock, const struct vtimer *like)
{
	for (size_t i = 0; i < clock->timer_len; i++) {
		struct vtimer *timer = &clock->timers[i];

		if (timer->pid == like->pid && timer->kind == like->kind &&
		    timer->id == like->id)
			return timer;
	}
	return NULL;
}

static void
drop_timer(struct vclock *clock, struct vtimer *timer)
{
	*timer = clock->timers[--clock->timer_len];
}

struct vtimer_left
vtimer_left(struct vclock *clock, const struct vtimer *like)
{
	const struct vtimer *timer = find_timer(clock, like);

	if (!timer)
		return (struct vtimer_left){0, 0};
	return (struct vtimer_left){timer->due_ns > clock->elapsed_ns
					    ? timer->due_ns - clock->elapsed_ns
					    : 1,
				    timer->interval_ns};
}

void
vtimer_set(struct vclock *clock, const struct vtimer *timer)
{
	struct vtimer *old = find_timer(clock, timer);

	if (old)
		drop_timer(clock, old);
	if (timer->due_ns && clock->timer_len < VTIMERS_MAX)
		clock->timers[clock->timer_len++] = *timer;
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
