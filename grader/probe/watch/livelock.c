/* SPDX-License-Identifier: MIT */
/* Loops of calls that never end; see livelock.h. */
#include "probe/watch/livelock.h"
#include "probe/base/ns.h"
#include "probe/base/processor.h"
#include "probe/events/idle.h"
#include "probe/live/call_regs.h"
#include "probe/waits/partners.h"
#include "probe/watch/clock_use.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/state_hash.h"
#include <fcntl.h>
#include <string.h>

enum {
	/* Look only when nothing has happened for this long, which spares
	 * ordinary programs. */
	CALM_MS = 100,
	/* The longest loop that is recognised, in calls. */
	CYCLE_MAX = 8,
};

/* Calls that only read the time. */
static bool
is_look(int nr)
{
	return nr == SYS_clock_gettime || nr == SYS_gettimeofday ||
	       nr == SYS_time;
}

/* Calls that return a time or arm a timer. */
static bool
is_of_time(int nr)
{
	if (is_look(nr))
		return true;
	switch (nr) {
	case SYS_alarm:
	case SYS_setitimer:
	case SYS_getitimer:
	case SYS_timer_settime:
	case SYS_timer_gettime:
	case SYS_timerfd_settime:
	case SYS_timerfd_gettime:
		return true;
	default:
		return false;
	}
}

static void
something_happened(struct livelock *livelock, const struct live *live)
{
	livelock->happened++;
	livelock->happened_ns = live_now(live);
}

/* How much a call of a loop says about it. Lower is better. */
static int
rank(const struct event *event)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
		return 0;
	case EVENT_WAIT:
		return 1;
	case EVENT_SLEEP:
	case EVENT_KINDS:
		return 3;
	default:
		return 2;
	}
}

static bool
says_more(const struct event *event, const struct event *kept)
{
	if (rank(event) != rank(kept))
		return rank(event) < rank(kept);
	return event->nr == kept->nr ? event->fd < kept->fd
				     : event->nr < kept->nr;
}

/* Keep the call that says most, for the report: the same one whenever the loop
 * is ended. Sleeps between attempts say nothing. */
static void
keep_try(const struct livelock *livelock, const struct live *live,
	 const struct event *event)
{
	struct task *task = tasks_find(&live->tasks, event->tid);

	if (!task || event->kind == EVENT_SLEEP ||
	    (task->repeat.happened == livelock->happened &&
	     !says_more(event, &task->repeat.tried)))
		return;
	if (task->repeat.tried.stack)
		stack_unref(task->repeat.tried.stack);
	task->repeat.tried = *event;
	if (event->stack)
		stack_ref(event->stack);
}

/* Count events that change what others can see. */
static void
on_event(void *self, struct live *live, const struct event *event)
{
	if (!live->limits->alone || live_over(live))
		return;
	if (event_is_idle(event))
		keep_try(self, live, event);
	else
		something_happened(self, live);
}

bool
livelock_calm(const struct livelock *livelock, const struct live *live)
{
	return live_now(live) >= livelock->happened_ns + CALM_MS * NS_PER_MS;
}

bool
livelock_clocks_stop(const struct live *live, const struct task *task)
{
	return live->virtual_ns || (live->limits->alone && task->subject);
}

/* clocks_stop: clock readings are calls that we see. */
static bool
is_alone(const struct live *live, const struct task *task, bool clocks_stop)
{
	return live->limits->alone && !outside_acts(live->outside) &&
	       !live->timers && task->image &&
	       !reads_time(task->pid, task->image, clocks_stop);
}

bool
livelock_alone(const struct live *live, const struct task *task)
{
	return is_alone(live, task, live->virtual_ns);
}

static void
look_at_call(struct livelock *livelock, struct live *live, struct task *task)
{
	struct repeat *repeat = &task->repeat;
	uint64_t print;

	if (is_of_time(task->call.nr)) {
		live->unseen_timers |= task->call.nr == SYS_timer_settime ||
				       task->call.nr == SYS_timerfd_settime;
		live->timers |= task->call.event.kind == EVENT_TIMER ||
				live->unseen_timers;
		task->looks += !live->controlled && is_look(task->call.nr);
		something_happened(livelock, live);
		return;
	}
	if (!live->limits->alone)
		return;
	if (repeat->happened != livelock->happened)
		repeat_clear(repeat, livelock->happened);
	if (repeat->met || !livelock_calm(livelock, live) ||
	    !is_alone(live, task, livelock_clocks_stop(live, task)))
		return;
	/* Brent's algorithm: the state to compare with is replaced ever more
	 * rarely */
	repeat->calls++;
	if (repeat->calls > repeat->kept_at + CYCLE_MAX &&
	    (repeat->calls & (repeat->calls - 1)))
		return;
	call_read_rest(task);
	print = memory_print(task->tid, &task->call.regs);
	repeat->met = print && print == repeat->kept;
	if ((repeat->calls & (repeat->calls - 1)) == 0) {
		repeat->kept = print;
		repeat->kept_at = repeat->calls;
	}
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	look_at_call(self, live, task);
	return (struct answer_to_call){.action = GO_ON};
}

struct consultant
livelock_consultant(struct livelock *livelock)
{
	return (struct consultant){
		.self = livelock, .entry = on_entry, .event = on_event};
}

static bool
repeats(const struct livelock *livelock, const struct task *task)
{
	return task->repeat.met && task->repeat.happened == livelock->happened;
}

bool
livelock_certain(const struct livelock *livelock, const struct live *live)
{
	struct task_sample held;
	bool any = false;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		if (task->exiting || task->timer)
			return false;
		any |= repeats(livelock, task);
	}
	for (struct task *task = tasks_next(&live->tasks, NULL); any && task;
	     task = tasks_next(&live->tasks, task))
		any = repeats(livelock, task) || deadlock_waits(live, task) ||
		      live_held(live, task, &held);
	return any;
}

bool
livelock_blocked(const struct livelock *livelock, const struct task *task,
		 struct event *out)
{
	const struct event *tried = &task->repeat.tried;

	if (!repeats(livelock, task) || tried->kind == EVENT_KINDS)
		return false;
	*out = task_event(task, EVENT_BLOCKED);
	out->nr = tried->nr;
	out->fd = tried->fd;
	out->size = tried->size;
	out->flags = tried->kind == EVENT_WRITE ? O_WRONLY : 0;
	out->began_ns = tried->began_ns;
	out->began_seq = tried->began_seq;
	if (tried->kind == EVENT_WAIT)
		out->child = (pid_t)tried->size;
	if (tried->stack)
		out->stack = stack_ref(tried->stack);
	return true;
}
