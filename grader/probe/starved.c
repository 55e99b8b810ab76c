/* Time spent waiting for a CPU; see starved.h. */
#include "starved.h"
#include <inttypes.h>
#include <stdio.h>

/* The second of three numbers: nanoseconds on a run queue. 0 where the kernel
 * doesn't keep them. */
static uint64_t
run_delay(const char *path)
{
	FILE *file = fopen(path, "re");
	uint64_t delay = 0;

	if (file && fscanf(file, "%*u %" SCNu64, &delay) != 1)
		delay = 0;
	if (file)
		fclose(file);
	return delay;
}

uint64_t
starved_self(void)
{
	return run_delay("/proc/thread-self/schedstat");
}

uint64_t
starved_task(const struct task *task)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat",
		 (int)task->pid, (int)task->tid);
	return run_delay(path);
}

uint64_t
starved_tasks(const struct tasks *tasks)
{
	uint64_t sum = 0;

	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		if (!task->exiting)
			sum += starved_task(task);
	return sum;
}
