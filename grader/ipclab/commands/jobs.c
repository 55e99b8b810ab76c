/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/jobs.h"

#include "ipclab/commands/command.h"

#include <sched.h>
#include <stdlib.h>

size_t
jobs_default(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	return CPU_COUNT(&set);
}

size_t
jobs_parse(const char *text)
{
	char *end;
	unsigned long jobs = strtoul(text, &end, 10);

	if (*end != '\0' || end == text || *text == '-' || jobs < 1 ||
	    jobs > 1024)
		die(EXIT_USAGE, "--jobs %s: not a number from 1 to 1024", text);
	return jobs;
}
