/* Hangs that are certain early; see cpu_limits.h. */
#include "probe/watch/cpu_limits.h"
#include "probe/control/turn.h"
#include "probe/live/cpu_wait.h"
#include <sys/resource.h>

enum {
	EVERY_MS = 50,
	VIRTUAL_S_MAX = 24 * 3600,
};

uint64_t
hang_reaped_ms(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) *
		       1000 +
	       (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) /
		       1000;
}

/* Of these, with the children that they have reaped. */
static uint64_t
sum_ms(const struct tasks *tasks)
{
	uint64_t sum = 0;

	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		if (task->tid == task->pid)
			sum += procfs_cpu_ms(task->pid);
	return sum;
}

/* Orphans are reaped by the sandbox's init where there is one, or by us. */
static uint64_t
computed_ms(const struct tracer *tracer)
{
	return sum_ms(&tracer->tasks) + sum_ms(&tracer->keepers) +
	       hang_reaped_ms() - tracer->reaped_before_ms;
}

/* Has it computed for so long since its last call that we stop at? A look at
 * the clock is none: who does nothing else waits by computing. */
static bool
spins(const struct tracer *tracer, struct task *task)
{
	uint64_t ran = starved_ran(task);
	uint64_t stops = task->stops - task->looks;

	if (stops != task->spin_stops || task->spin_ns == 0) {
		task->spin_stops = stops;
		task->spin_ns = ran;
	}
	return ran - task->spin_ns > tracer->limits->spin_ms * 1000000ULL;
}

bool
hang_computes(struct tracer *tracer)
{
	const struct limits *limits = tracer->limits;
	uint64_t now = tracer_now(tracer);

	if (!tracer->started ||
	    now < tracer->cpu_checked_ns + EVERY_MS * 1000000ULL)
		return false;
	tracer->cpu_checked_ns = now;
	for (struct task *task = tasks_next(&tracer->tasks, NULL);
	     task && limits->spin_ms; task = tasks_next(&tracer->tasks, task))
		if (spins(tracer, task))
			return true;
	return limits->cpu_total_ms &&
	       computed_ms(tracer) > limits->cpu_total_ms;
}

bool
hang_sleeps_virtually(const struct tracer *tracer)
{
	const struct control *control = tracer->control;

	return control && control->clock.on &&
	       control->clock.elapsed_ns > VIRTUAL_S_MAX * 1000000000ULL;
}
