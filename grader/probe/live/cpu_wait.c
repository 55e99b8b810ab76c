/* SPDX-License-Identifier: MIT */
/* Time spent waiting for a CPU; see cpu_wait.h. */
#include "probe/live/cpu_wait.h"
#include "probe/live/proc_file.h"
#include <inttypes.h>
#include <stdio.h>

/* Nanoseconds on a CPU and on a run queue; 0 if the kernel keeps no account. */
struct times {
	uint64_t ran, delay;
};

static struct times
read_times(const char *path)
{
	struct times times = {0};
	char text[128];

	if (proc_read(text, sizeof text, "%s", path) > 0 &&
	    sscanf(text, "%" SCNu64 " %" SCNu64, &times.ran, &times.delay) != 2)
		times = (struct times){0};
	return times;
}

static struct times
times_of(const struct task *task)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat",
		 (int)task->pid, (int)task->tid);
	return read_times(path);
}

uint64_t
cpu_wait_self(void)
{
	return read_times("/proc/thread-self/schedstat").delay;
}

uint64_t
cpu_wait_self_ran(void)
{
	return read_times("/proc/thread-self/schedstat").ran;
}

uint64_t
cpu_wait_task(const struct task *task)
{
	return times_of(task).delay;
}

uint64_t
cpu_wait_ran(const struct task *task)
{
	return times_of(task).ran;
}

uint64_t
cpu_wait_tasks(const struct tasks *tasks)
{
	uint64_t sum = 0;

	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		if (!task->exiting)
			sum += cpu_wait_task(task);
	return sum;
}
