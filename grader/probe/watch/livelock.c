/* Loops of calls that never end; see livelock.h. */
#include "probe/watch/livelock.h"
#include "probe/base/machine.h"
#include "probe/control/turn.h"
#include "probe/watch/clock_use.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/state_hash.h"
#include <string.h>

enum {
	/* So long nothing must have happened before anybody looks: ordinary
	 * programs are never looked at. */
	CALM_MS = 100,
	/* The longest loop that is recognised, in calls. */
	CYCLE_MAX = 8,
};

/* Calls that do nothing but tell the time. */
static bool
is_look(int nr)
{
	return nr == SYS_clock_gettime || nr == SYS_gettimeofday ||
	       nr == SYS_time;
}

/* Calls whose answer is time, and those that arm a timer. */
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

/* A call that failed, or found nothing, or only waited. */
static bool
is_idle(const struct event *event)
{
	if (event->injected)
		return false; /* faults count calls: the next may not fail */
	switch (event->kind) {
	case EVENT_SLEEP:
		return true;
	case EVENT_WAIT:
		return event->result <= 0;
	case EVENT_KILL:
		return event->flags == 0;
	case EVENT_FORK:
	case EVENT_PIPE:
	case EVENT_OPEN:
	case EVENT_DUP:
	case EVENT_CLOSE:
	case EVENT_READ:
	case EVENT_MKNOD:
	case EVENT_UNLINK:
		return event->result < 0;
	case EVENT_WRITE: /* of nothing, too */
		return event->result <= 0;
	default:
		return false;
	}
}

static void
something_happened(struct tracer *tracer)
{
	tracer->happened++;
	tracer->happened_ns = tracer_now(tracer);
}

/* Of the calls of one loop, which says most? Lower is better. */
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

/* For the report: the same call of the loop whenever that is ended. Sleeps
 * between the tries say nothing. */
static void
keep_try(const struct tracer *tracer, const struct event *event)
{
	struct task *task = tasks_find(&tracer->tasks, event->tid);

	if (!task || event->kind == EVENT_SLEEP ||
	    (task->repeat.happened == tracer->happened &&
	     !says_more(event, &task->repeat.tried)))
		return;
	if (task->repeat.tried.stack)
		stack_unref(task->repeat.tried.stack);
	task->repeat.tried = *event;
	if (event->stack)
		stack_ref(event->stack);
}

void
repeat_event(struct tracer *tracer, const struct event *event)
{
	if (!tracer->limits->alone || tracer->telling_end)
		return;
	if (is_idle(event))
		keep_try(tracer, event);
	else
		something_happened(tracer);
}

bool
repeat_calm(const struct tracer *tracer)
{
	return tracer_now(tracer) >= tracer->happened_ns + CALM_MS * 1000000ULL;
}

static bool
is_virtual(const struct tracer *tracer)
{
	return tracer->control && tracer->control->clock.on;
}

bool
repeat_clocks_stop(const struct tracer *tracer, const struct task *task)
{
	return is_virtual(tracer) || (tracer->limits->alone && task->subject);
}

/* clocks_stop: one that it looks at is a call that we see. */
static bool
is_alone(const struct tracer *tracer, const struct task *task, bool clocks_stop)
{
	return tracer->limits->alone && !outside_acts(tracer->outside) &&
	       !tracer->timers && task->image &&
	       !reads_time(task->pid, task->image, clocks_stop);
}

bool
repeat_alone(const struct tracer *tracer, const struct task *task)
{
	return is_alone(tracer, task, is_virtual(tracer));
}

void
repeat_call(struct tracer *tracer, struct task *task)
{
	struct repeat *repeat = &task->repeat;
	uint64_t print;

	if (is_of_time(task->call.nr)) {
		tracer->unseen_timers |= task->call.nr == SYS_timer_settime ||
					 task->call.nr == SYS_timerfd_settime;
		tracer->timers |= task->call.event.kind == EVENT_TIMER ||
				  tracer->unseen_timers;
		task->looks += !tracer->control && is_look(task->call.nr);
		something_happened(tracer);
		return;
	}
	if (!tracer->limits->alone)
		return;
	if (repeat->happened != tracer->happened)
		repeat_clear(repeat, tracer->happened);
	if (repeat->met || !repeat_calm(tracer) ||
	    !is_alone(tracer, task, repeat_clocks_stop(tracer, task)))
		return;
	/* Brent: compare with a place that moves on ever more slowly */
	repeat->calls++;
	if (repeat->calls > repeat->kept_at + CYCLE_MAX &&
	    (repeat->calls & (repeat->calls - 1)))
		return;
	print = memory_print(task->tid, &task->call.regs);
	repeat->met = print && print == repeat->kept;
	if ((repeat->calls & (repeat->calls - 1)) == 0) {
		repeat->kept = print;
		repeat->kept_at = repeat->calls;
	}
}

static bool
repeats(const struct tracer *tracer, const struct task *task)
{
	return task->repeat.met && task->repeat.happened == tracer->happened;
}

bool
repeat_certain(const struct tracer *tracer)
{
	struct task_sample held;
	bool any = false;

	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		if (task->exiting || task->timer)
			return false;
		any |= repeats(tracer, task);
	}
	for (struct task *task = tasks_next(&tracer->tasks, NULL); any && task;
	     task = tasks_next(&tracer->tasks, task))
		any = repeats(tracer, task) || deadlock_waits(tracer, task) ||
		      turn_waits(tracer, task, &held);
	return any;
}

bool
repeat_blocked(const struct tracer *tracer, const struct task *task,
	       struct event *out)
{
	const struct event *tried = &task->repeat.tried;

	if (!repeats(tracer, task) || tried->kind == EVENT_KINDS)
		return false;
	*out = task_event(task, EVENT_BLOCKED);
	out->nr = tried->nr;
	out->fd = tried->fd;
	out->size = tried->size;
	out->began_ns = tried->began_ns;
	out->began_seq = tried->began_seq;
	if (tried->kind == EVENT_WAIT)
		out->child = (pid_t)tried->size;
	if (tried->stack)
		out->stack = stack_ref(tried->stack);
	return true;
}
