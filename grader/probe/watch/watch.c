/* SPDX-License-Identifier: MIT */
/* Limits, and what happens when all is quiet; see watch.h. */
#include "probe/watch/watch.h"
#include "probe/base/ns.h"
#include "probe/live/cpu_wait.h"
#include "probe/model/model.h"
#include "probe/waits/partners.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/skip_sleep.h"
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* Processes left after the first program's end may still be on their
	   way out; if they wait for this long with no end in sight, they are
	   left running. */
	LINGER_MS = 200,
	/* A right program meets end of file once; this many in a row by one
	 * descriptor is a loop that will never end. */
	SPIN_EOFS = 5000,
	/* So is one call that fails this often, and nothing else, for a reason
	   that does not go away. */
	SPIN_FAILURES = 20000,
	/* On a busy machine a run may take at most this many times its
	   wall-clock limit. */
	STARVED_TIMES = 10,
	/* The time between two looks at how long the threads waited for a
	   CPU. */
	LOOK_NS = 10000000,
	/* A run may start this many times more processes than may be alive at
	   once: a few at a time, for ever, cost us more than them. */
	BIRTHS_TIMES = 32,
};

/* The first program is gone; what it left behind is asleep, or dead for
 * ever: its own outcome stands, and the rest was left running. */
static void
end_left_running(struct live *live)
{
	live_wish_end(live,
		      WIFSIGNALED(live->first_status) ? OUTCOME_SIGNALED
						      : OUTCOME_EXITED,
		      "processes were left running");
}

void
watch_dead(struct live *live)
{
	if (live->first_gone)
		end_left_running(live);
	else
		live_wish_end(live, OUTCOME_DEADLOCK,
			      "all processes wait for each other");
}

static void
end_repeating(struct live *live)
{
	if (live->first_gone)
		end_left_running(live);
	else
		live_wish_end(
			live, OUTCOME_TIMEOUT,
			"it does the same again and again, and nothing can "
			"change");
}

/* For those outside that wait for something that will not come. */
static void
tell_idle(const struct live *live)
{
	struct timespec now;

	if (live->outside->idle_fd == -1)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (deadlock_idle(live))
		outside_idle(live->outside, (uint64_t)now.tv_sec * 1000000000U +
						    (uint64_t)now.tv_nsec);
}

static void
on_quiet(struct watch *watch, struct live *live)
{
	uint64_t now = live_now(live);

	if (!watch->quiet_ns)
		watch->quiet_ns = now;
	if (!live->started)
		return;
	if (deadlock_certain(live)) {
		watch_dead(live);
		return;
	}
	tell_idle(live);
	if (deadlock_past_limit(live)) {
		if (live->first_gone)
			end_left_running(live);
		else
			live_wish_end(live, OUTCOME_TIMEOUT,
				      "it sleeps past the time limit");
		return;
	}
	skip_sleep_wake(watch->livelock, live);
	/* those that only somebody outside can wake */
	if (live->first_gone && now - watch->quiet_ns > LINGER_MS * NS_PER_MS &&
	    deadlock_idle(live))
		end_left_running(live);
}

/*
 * For how long others kept the run from a CPU. Threads of the run also wait for
 * each other's CPU, in a storm of forks for hours in total: the time that the
 * run itself computed, on all CPUs, was not taken by others.
 */
static uint64_t
kept_waiting_ns(const struct watch *watch, const struct live *live,
		uint64_t now)
{
	uint64_t waited = cpu_wait_self() - watch->starved_before +
			  live->starved_gone + cpu_wait_tasks(&live->tasks);
	uint64_t own =
		(cpu_limits_computed_ms(&watch->cpu_limits, live) * NS_PER_MS +
		 cpu_wait_self_ran() - watch->ran_before) /
		(uint64_t)sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t rest = now > own ? now - own : 0;

	return waited < rest ? waited : rest;
}

/* Time in which a thread of the run waited for a CPU does not count: other work
   on the machine must not decide a verdict. */
static bool
time_is_over(struct watch *watch, const struct live *live)
{
	uint64_t limit = live->limits->wall_ms * 1000000ULL;
	uint64_t now = live_now(live);
	uint64_t over;

	if (limit == 0 || now <= limit || now <= watch->over_ns)
		return false;
	over = limit + kept_waiting_ns(watch, live, now);
	/* all threads were asked: not again at once */
	watch->over_ns = over > now + LOOK_NS ? over : now + LOOK_NS;
	return now > over || now > limit * STARVED_TIMES;
}

static void
end_late(struct live *live)
{
	if (live->first_gone && deadlock_all_asleep(live))
		end_left_running(live);
	else
		live_wish_end(live, OUTCOME_TIMEOUT, "time limit");
}

static void
on_tick(void *self, struct live *live)
{
	struct watch *watch = self;

	if (live_over(live))
		return;
	if (time_is_over(watch, live))
		end_late(live);
	else if (cpu_limits_computes(&watch->cpu_limits, live))
		live_wish_end(live, OUTCOME_TIMEOUT, "CPU time limit");
	else if (cpu_limits_sleeps_virtually(live))
		live_wish_end(live, OUTCOME_TIMEOUT,
			      "time limit: a day of virtual time");
	else if (livelock_certain(watch->livelock, live))
		end_repeating(live);
	else
		resources_check(&watch->resources, live);
	if (live_over(live))
		return;
	if (live->quiet)
		on_quiet(watch, live);
	else
		watch->quiet_ns = 0;
}

static void
count_output(struct watch *watch, struct live *live, const struct event *event)
{
	const struct process *process = model_process(live->model, event->pid);
	const struct desc *desc =
		process ? table_find(process_table(process), event->fd) : NULL;

	if (!desc || !desc->ofd->from_start)
		return;
	watch->output_bytes += (uint64_t)event->result;
	if (live->limits->output_bytes &&
	    watch->output_bytes > live->limits->output_bytes)
		live_wish_end(live, OUTCOME_LIMIT, "output limit");
}

static void
count_births(struct watch *watch, struct live *live, const struct event *event)
{
	unsigned limit = live->limits->processes;

	if (event->result < 0)
		return;
	watch->births++;
	if (limit && live->tasks.len > limit)
		live_wish_end(live, OUTCOME_LIMIT, "process limit");
	else if (limit && watch->births > (uint64_t)limit * BIRTHS_TIMES)
		live_wish_end(
			live, OUTCOME_LIMIT,
			"process limit: it starts new ones again and again");
}

static void
count_eofs(struct live *live, const struct event *event)
{
	const struct process *process = model_process(live->model, event->pid);
	const struct desc *desc =
		process ? table_find(process_table(process), event->fd) : NULL;

	if (!desc || desc->eof_run <= SPIN_EOFS)
		return;
	if (event->kind == EVENT_READ)
		live_wish_end(live, OUTCOME_LIMIT,
			      "it reads end of file again and again");
	else if (live->tasks.len == 1) /* nobody else is left to change it */
		live_wish_end(live, OUTCOME_LIMIT,
			      "it is told again and again that the other end "
			      "is gone");
}

/* Errors that the same call meets for ever, whatever time passes. */
static bool
stays_wrong(long result)
{
	return result == -EBADF || result == -EINVAL || result == -EFAULT ||
	       result == -ENOSYS || result == -ECHILD;
}

static void
count_failures(struct watch *watch, struct live *live,
	       const struct event *event)
{
	if (event->tid != watch->vain.tid || event->nr != watch->vain.nr ||
	    event->fd != watch->vain.fd ||
	    event->result != watch->vain.result) {
		watch->vain.tid = event->tid;
		watch->vain.nr = event->nr;
		watch->vain.fd = event->fd;
		watch->vain.result = event->result;
		watch->vain.times = 0;
	}
	if (stays_wrong(event->result) && ++watch->vain.times > SPIN_FAILURES)
		live_wish_end(live, OUTCOME_LIMIT,
			      "it makes the same call in vain again and again");
}

/* Is it the limit that we gave it, and not a lower one of its own? (That of CPU
 * time the kernel raises by a second with each signal.) */
static bool
is_our_limit(pid_t pid, int resource, rlim_t ours)
{
	struct rlimit now;

	return ours > 0 && (prlimit(pid, resource, NULL, &now) == -1 ||
			    now.rlim_cur >= ours);
}

static void
judge_signal(struct live *live, const struct event *event)
{
	const struct limits *limits = live->limits;

	if (event->flags == SIGXCPU &&
	    is_our_limit(event->pid, RLIMIT_CPU, limits->cpu_s))
		live_wish_end(live, OUTCOME_TIMEOUT, "CPU time limit");
	else if (event->flags == SIGXFSZ &&
		 is_our_limit(event->pid, RLIMIT_FSIZE, limits->file_bytes))
		live_wish_end(live, OUTCOME_LIMIT, "file size limit");
}

/* Limits that only events can exceed. */
static void
on_event(void *self, struct live *live, const struct event *event)
{
	const struct limits *limits = live->limits;
	struct watch *watch = self;

	if (live_over(live))
		return;
	count_failures(watch, live, event);
	switch (event->kind) {
	case EVENT_WRITE:
		if (event->result > 0)
			count_output(watch, live, event);
		break;
	case EVENT_READ:
		if (event->result == 0 && event->size > 0)
			count_eofs(live, event);
		break;
	case EVENT_POLL:
		count_eofs(live, event);
		break;
	case EVENT_FORK:
		count_births(watch, live, event);
		break;
	case EVENT_SIGNAL:
		judge_signal(live, event);
		break;
	default:
		break;
	}
	if (limits->log_bytes && live->model->log_bytes > limits->log_bytes)
		live_wish_end(
			live, OUTCOME_LIMIT,
			"limit on what is recorded: it makes calls without "
			"end");
	if (!live_over(live) && time_is_over(watch, live))
		live_wish_end(live, OUTCOME_TIMEOUT, "time limit");
}

void
watch_begin(struct watch *watch, const struct box *box,
	    const struct livelock *livelock)
{
	*watch = (struct watch){.livelock = livelock,
				.starved_before = cpu_wait_self(),
				.ran_before = cpu_wait_self_ran()};
	resources_begin(&watch->resources, box);
	cpu_limits_begin(&watch->cpu_limits);
}

struct consultant
watch_consultant(struct watch *watch)
{
	return (struct consultant){
		.self = watch, .event = on_event, .tick = on_tick};
}
