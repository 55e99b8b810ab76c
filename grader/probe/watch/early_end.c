/* SPDX-License-Identifier: MIT */
/* Limits, and what to do when all is quiet; see early_end.h. */
#include "probe/watch/early_end.h"
#include "probe/base/ns.h"
#include "probe/live/cpu_wait.h"
#include "probe/model/model.h"
#include "probe/waits/partners.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/skip_sleep.h"
#include <sys/wait.h>
#include <unistd.h>

enum {
	/* Processes left after the first program's end may still be about to
	 * end. If they just wait for this long, they count as left running. */
	LINGER_MS = 200,
	/* On a busy machine, give up a run after this many times its wall-clock
	 * limit, but at least this long: nobody can tell then whether it would
	 * end. */
	STARVED_TIMES = 10,
	STARVED_MS = 30000,
	/* How often to look at how long the threads waited for a CPU. */
	LOOK_NS = 10000000,
};

/* The first program has ended, and what it left behind is asleep or dead: its
 * own outcome stands, and the rest was left running. */
static void
end_left_running(struct live *live)
{
	live_wish_end(live,
		      WIFSIGNALED(live->first_status) ? OUTCOME_SIGNALED
						      : OUTCOME_EXITED,
		      "processes were left running");
}

static bool
only_one_left(const struct model *model)
{
	size_t left = 0;

	for (size_t i = 0; i < model->process_len; i++)
		left += !process_gone(model->processes[i]);
	return left == 1;
}

void
early_end_dead(struct live *live)
{
	if (live->first_gone)
		end_left_running(live);
	else
		live_wish_end(live, OUTCOME_DEADLOCK,
			      only_one_left(live->model)
				      ? "it waits for what never comes"
				      : "all processes wait for each other");
}

static void
end_repeating(struct live *live)
{
	if (live->first_gone)
		end_left_running(live);
	else
		live_wish_end(live, OUTCOME_TIMEOUT,
			      "it repeats itself, and nothing can change that");
}

/* Tell processes outside that would otherwise wait for something that will not
 * come. */
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
on_quiet(struct early_end *end, struct live *live)
{
	uint64_t now = live_now(live);

	if (!end->quiet_ns)
		end->quiet_ns = now;
	if (!live->started || live->time_will_pass)
		return;
	if (deadlock_certain(live)) {
		early_end_dead(live);
		return;
	}
	tell_idle(live);
	if (deadlock_past_limit(live)) {
		if (live->first_gone)
			end_left_running(live);
		else
			live_wish_end(live, OUTCOME_TIMEOUT,
				      "it would sleep past the time limit");
		return;
	}
	skip_sleep_wake(end->livelock, live);
	/* these can only be woken from outside */
	if (live->first_gone && now - end->quiet_ns > LINGER_MS * NS_PER_MS &&
	    deadlock_idle(live))
		end_left_running(live);
}

/*
 * For how long other work kept the run from a CPU. Threads of the run also wait
 * for each other, in a fork bomb for hours in total. So the time that the run
 * itself used on all CPUs is not counted as taken by others.
 */
static uint64_t
kept_waiting_ns(const struct early_end *end, const struct live *live,
		uint64_t now)
{
	uint64_t waited = cpu_wait_self() - end->starved_before +
			  live->starved_gone + cpu_wait_tasks(&live->tasks);
	uint64_t own =
		(cpu_limits_computed_ms(&end->cpu_limits, live) * NS_PER_MS +
		 cpu_wait_self_ran() - end->ran_before) /
		(uint64_t)sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t rest = now > own ? now - own : 0;

	return waited < rest ? waited : rest;
}

/* Time in which the run's threads waited for a CPU does not count: other work
 * on the machine must not decide a verdict. */
static bool
time_is_over(struct early_end *end, const struct live *live)
{
	uint64_t limit = live->limits->wall_ms * 1000000ULL;
	uint64_t now = live_now(live);
	uint64_t over;

	if (limit == 0 || now <= limit || now <= end->over_ns)
		return false;
	over = limit + kept_waiting_ns(end, live, now);
	/* asking all threads is costly: not again at once */
	end->over_ns = over > now + LOOK_NS ? over : now + LOOK_NS;
	return now > over;
}

static bool
starved(const struct live *live)
{
	uint64_t limit = live->limits->wall_ms * NS_PER_MS;

	return limit != 0 && live_now(live) > limit * STARVED_TIMES &&
	       live_now(live) > STARVED_MS * NS_PER_MS;
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
	struct early_end *end = self;

	if (live_over(live))
		return;
	if (time_is_over(end, live))
		end_late(live);
	else if (starved(live))
		live_wish_end(live, OUTCOME_ERROR,
			      "the machine is too busy: the run got too little "
			      "processor time in ten times its time limit");
	else if (cpu_limits_computes(&end->cpu_limits, live))
		live_wish_end(live, OUTCOME_TIMEOUT, "CPU time limit");
	else if (cpu_limits_sleeps_virtually(live))
		live_wish_end(live, OUTCOME_TIMEOUT,
			      "time limit: a day of virtual time");
	else if (livelock_certain(end->livelock, live))
		end_repeating(live);
	else
		resources_check(&end->resources, live);
	if (live_over(live))
		return;
	if (live->quiet)
		on_quiet(end, live);
	else
		end->quiet_ns = 0;
}

static void
on_event(void *self, struct live *live, const struct event *event)
{
	struct early_end *end = self;

	if (live_over(live))
		return;
	event_limits_check(&end->event_limits, live, event);
	if (!live_over(live) && time_is_over(end, live))
		live_wish_end(live, OUTCOME_TIMEOUT, "time limit");
}

void
early_end_begin(struct early_end *end, const struct box *box,
		const struct livelock *livelock)
{
	*end = (struct early_end){.livelock = livelock,
				  .starved_before = cpu_wait_self(),
				  .ran_before = cpu_wait_self_ran()};
	resources_begin(&end->resources, box);
	cpu_limits_begin(&end->cpu_limits);
}

struct consultant
early_end_consultant(struct early_end *end)
{
	return (struct consultant){
		.self = end, .event = on_event, .tick = on_tick};
}
