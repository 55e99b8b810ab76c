/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/jobs.h"

#include <sched.h>

size_t
jobs_default(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	return CPU_COUNT(&set);
}
