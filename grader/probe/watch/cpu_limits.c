/* SPDX-License-Identifier: MIT */
/* Hangs that are certain before the time limit; see cpu_limits.h. */
#include "probe/watch/cpu_limits.h"
#include "probe/base/ns.h"
#include "probe/live/cpu_wait.h"
#include <sys/resource.h>

enum {
	EVERY_MS = 50,
	VIRTUAL_S_MAX = 24 * 3600,
};

/* CPU time of all children reaped so far. */
static uint64_t
reaped_ms(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) *
		       1000 +
	       (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) /
		       1000;
}

/* CPU time of these, with that of the children they have reaped. */
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

/* Orphans are reaped by the sandbox's init, if any, else by us. */
uint64_t
cpu_limits_computed_ms(const struct cpu_limits *limits, const struct live *live)
{
	return sum_ms(&live->tasks) + sum_ms(&live->box_tasks) + reaped_ms() -
	       limits->reaped_before_ms;
}

void
cpu_limits_begin(struct cpu_limits *limits)
{
	*limits = (struct cpu_limits){.reaped_before_ms = reaped_ms()};
}

/*
 * Has it computed for this long since its last call that stops? Clock readings
 * don't count as calls: a process that does nothing else waits by computing.
 */
static bool
spins(const struct live *live, struct task *task)
{
	uint64_t ran = cpu_wait_ran(task);
	uint64_t stops = task->stops - task->looks;

	if (stops != task->spin.stops || task->spin.ran_ns == 0)
		task->spin = (struct spin){.stops = stops, .ran_ns = ran};
	return ran - task->spin.ran_ns > live->limits->spin_ms * NS_PER_MS;
}

bool
cpu_limits_computes(struct cpu_limits *limits, const struct live *live)
{
	uint64_t now = live_now(live);

	if (!live->started || now < limits->checked_ns + EVERY_MS * NS_PER_MS)
		return false;
	limits->checked_ns = now;
	for (struct task *task = tasks_next(&live->tasks, NULL);
	     task && live->limits->spin_ms;
	     task = tasks_next(&live->tasks, task))
		if (spins(live, task))
			return true;
	return live->limits->cpu_total_ms &&
	       cpu_limits_computed_ms(limits, live) >
		       live->limits->cpu_total_ms;
}

bool
cpu_limits_sleeps_virtually(const struct live *live)
{
	return live->virtual_ns && *live->virtual_ns > VIRTUAL_S_MAX * NS_PER_S;
}
