/* Limits, and what happens when all is quiet. */
#include "probe/live/cpu_wait.h"
#include "probe/tracer/box_processes.h"
#include "probe/tracer/end.h"
#include "probe/tracer/tracer.h"
#include "probe/watch/cpu_limits.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/livelock.h"
#include "probe/watch/resources.h"
#include "probe/watch/skip_sleep.h"
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum {
	/* Processes left after the first program's end may still be on their
	 * way out; waiting for so long, without an end in sight, they are
	 * left running. */
	LINGER_MS = 200,
	/* A right program meets end of file once; this many in a row by one
	 * descriptor is a loop that will never end. */
	SPIN_EOFS = 5000,
	/* On a busy machine a run may take so many times its wall clock limit
	 * at the most. */
	STARVED_TIMES = 10,
	/* A run may start so many times more than may be alive at once: few
	 * at a time, for ever, cost us more than them. */
	BIRTHS_TIMES = 32,
};

static void
kill_all(struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		kill(task->pid, SIGKILL);
	keepers_kill(tracer);
}

void
tracer_end(struct tracer *tracer, enum outcome outcome, const char *reason)
{
	struct event event = {.kind = EVENT_END,
			      .nr = -1,
			      .fd = -1,
			      .fd2 = -1,
			      .result = outcome};

	if (tracer->ending || tracer->telling_end)
		return;
	tracer->telling_end = true; /* what is told now ends nothing more */
	if (tracer->started && outcome != OUTCOME_ERROR)
		blocked_tell(tracer);
	tracer->ending = true;
	tracer->outcome = outcome;
	tracer->reason = reason;
	tracer_emit(tracer, &event);
	kill_all(tracer);
}

/* The first program is gone; what it left behind is asleep, or dead for
 * ever: its own outcome stands, and the rest was left running. */
static void
end_left_running(struct tracer *tracer)
{
	tracer_end(tracer,
		   WIFSIGNALED(tracer->first_status) ? OUTCOME_SIGNALED
						     : OUTCOME_EXITED,
		   "processes were left running");
}

void
watch_dead(struct tracer *tracer)
{
	if (tracer->first_gone)
		end_left_running(tracer);
	else
		tracer_end(tracer, OUTCOME_DEADLOCK,
			   "all processes wait for each other");
}

static void
end_repeating(struct tracer *tracer)
{
	if (tracer->first_gone)
		end_left_running(tracer);
	else
		tracer_end(tracer, OUTCOME_TIMEOUT,
			   "it does the same again and again, and nothing can "
			   "change");
}

/* For whoever waits outside for something that will not come. */
static void
tell_idle(const struct tracer *tracer)
{
	struct timespec now;

	if (tracer->outside->idle_fd == -1)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (deadlock_idle(tracer))
		outside_idle(tracer->outside,
			     (uint64_t)now.tv_sec * 1000000000U +
				     (uint64_t)now.tv_nsec);
}

static void
on_quiet(struct tracer *tracer)
{
	uint64_t now = tracer_now(tracer);

	if (!tracer->quiet_ns)
		tracer->quiet_ns = now;
	if (!tracer->started)
		return;
	if (deadlock_certain(tracer)) {
		watch_dead(tracer);
		return;
	}
	tell_idle(tracer);
	if (deadlock_past_limit(tracer)) {
		if (tracer->first_gone)
			end_left_running(tracer);
		else
			tracer_end(tracer, OUTCOME_TIMEOUT,
				   "it sleeps past the time limit");
		return;
	}
	nap_wake(tracer);
	/* those that only somebody outside can wake */
	if (tracer->first_gone &&
	    now - tracer->quiet_ns > LINGER_MS * 1000000ULL &&
	    deadlock_idle(tracer))
		end_left_running(tracer);
}

/* Time in which somebody here waited for a CPU does not count: that others
 * keep the machine busy must not decide a verdict. */
static bool
time_is_over(struct tracer *tracer)
{
	uint64_t limit = tracer->limits->wall_ms * 1000000ULL;
	uint64_t now = tracer_now(tracer);

	if (limit == 0 || now <= limit || now <= tracer->over_ns)
		return false;
	tracer->over_ns = limit + starved_self() - tracer->starved_before +
			  tracer->starved_gone + starved_tasks(&tracer->tasks);
	return now > tracer->over_ns || now > limit * STARVED_TIMES;
}

void
watch_tick(struct tracer *tracer)
{
	if (tracer->ending) {
		kill_all(tracer); /* a child born after the last round */
		return;
	}
	if (time_is_over(tracer)) {
		if (tracer->first_gone && deadlock_all_asleep(tracer))
			end_left_running(tracer);
		else
			tracer_end(tracer, OUTCOME_TIMEOUT, "time limit");
		return;
	}
	if (hang_computes(tracer)) {
		tracer_end(tracer, OUTCOME_TIMEOUT, "CPU time limit");
		return;
	}
	if (hang_sleeps_virtually(tracer)) {
		tracer_end(tracer, OUTCOME_TIMEOUT,
			   "time limit: a day of virtual time");
		return;
	}
	if (repeat_certain(tracer)) {
		end_repeating(tracer);
		return;
	}
	resources_check(tracer);
	if (tracer->ending)
		return;
	if (tracer->stops == tracer->seen_stops)
		on_quiet(tracer);
	else
		tracer->quiet_ns = 0;
	tracer->seen_stops = tracer->stops;
}

static void
count_output(struct tracer *tracer, const struct event *event)
{
	const struct process *process =
		model_process(tracer->model, event->pid);
	const struct desc *desc =
		process ? table_find(process_table(process), event->fd) : NULL;

	if (!desc || !desc->ofd->from_start)
		return;
	tracer->output_bytes += (uint64_t)event->result;
	if (tracer->limits->output_bytes &&
	    tracer->output_bytes > tracer->limits->output_bytes)
		tracer_end(tracer, OUTCOME_LIMIT, "output limit");
}

static void
count_births(struct tracer *tracer, const struct event *event)
{
	unsigned limit = tracer->limits->processes;

	if (event->result < 0)
		return;
	tracer->births++;
	if (limit && tracer->tasks.len > limit)
		tracer_end(tracer, OUTCOME_LIMIT, "process limit");
	else if (limit && tracer->births > (uint64_t)limit * BIRTHS_TIMES)
		tracer_end(tracer, OUTCOME_LIMIT,
			   "process limit: it starts new ones again and again");
}

static void
count_eofs(struct tracer *tracer, const struct event *event)
{
	const struct process *process =
		model_process(tracer->model, event->pid);
	const struct desc *desc =
		process ? table_find(process_table(process), event->fd) : NULL;

	if (desc && desc->eof_run > SPIN_EOFS)
		tracer_end(tracer, OUTCOME_LIMIT,
			   "it reads end of file again and again");
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
judge_signal(struct tracer *tracer, const struct event *event)
{
	const struct limits *limits = tracer->limits;

	if (event->flags == SIGXCPU &&
	    is_our_limit(event->pid, RLIMIT_CPU, limits->cpu_s))
		tracer_end(tracer, OUTCOME_TIMEOUT, "CPU time limit");
	else if (event->flags == SIGXFSZ &&
		 is_our_limit(event->pid, RLIMIT_FSIZE, limits->file_bytes))
		tracer_end(tracer, OUTCOME_LIMIT, "file size limit");
}

void
watch_event(struct tracer *tracer, const struct event *event)
{
	const struct limits *limits = tracer->limits;

	switch (event->kind) {
	case EVENT_WRITE:
		if (event->result > 0)
			count_output(tracer, event);
		break;
	case EVENT_READ:
		if (event->result == 0 && event->size > 0)
			count_eofs(tracer, event);
		break;
	case EVENT_FORK:
		count_births(tracer, event);
		break;
	case EVENT_SIGNAL:
		judge_signal(tracer, event);
		break;
	default:
		break;
	}
	if (limits->log_bytes && tracer->model->log_bytes > limits->log_bytes)
		tracer_end(tracer, OUTCOME_LIMIT,
			   "limit on what is recorded: it makes calls without "
			   "end");
	if (!tracer->ending && time_is_over(tracer))
		tracer_end(tracer, OUTCOME_TIMEOUT, "time limit");
}
