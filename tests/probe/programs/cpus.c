/* What a program may run on, as it sees it itself. */
#define _GNU_SOURCE
#include <err.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How many CPUs /proc says that this process may use: it asks nobody. */
static int
allowed(void)
{
	FILE *status = fopen("/proc/self/status", "re");
	char line[1024];
	int count = 0;

	while (status && fgets(line, sizeof line, status)) {
		unsigned bits;

		if (strncmp(line, "Cpus_allowed:", 13) != 0)
			continue;
		for (char *at = line + 13; sscanf(at, "%x", &bits) == 1;) {
			count += __builtin_popcount(bits);
			at = strchr(at, ',');
			if (!at++)
				break;
		}
	}
	if (status)
		fclose(status);
	return count;
}

/* Run until there are so many. */
static int
alone(int count)
{
	while (allowed() != count)
		;
	return 0;
}

/* The same, here and in a child born at the start. */
static int
until(int count)
{
	pid_t child = fork();
	int status;

	alone(count);
	if (child == 0)
		_exit(0);
	return waitpid(child, &status, 0) == child && status == 0 ? 0 : 1;
}

/* Keep to one CPU; children born all the while have that one too. */
static int
keep_to_one(int children)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(sched_getcpu(), &one);
	if (sched_setaffinity(0, sizeof one, &one) == -1)
		err(1, "sched_setaffinity");
	for (int i = 0; i < children; i++) {
		pid_t child = fork();
		int status;

		if (child == 0)
			_exit(allowed() != 1);
		if (waitpid(child, &status, 0) != child || status != 0)
			return 1;
	}
	return allowed() != 1;
}

int
main(int argc, char *argv[])
{
	cpu_set_t set;

	if (argc == 3 && strcmp(argv[1], "until") == 0)
		return until(atoi(argv[2]));
	if (argc == 3 && strcmp(argv[1], "alone") == 0)
		return alone(atoi(argv[2]));
	if (argc == 3 && strcmp(argv[1], "one") == 0)
		return keep_to_one(atoi(argv[2]));
	if (sched_getaffinity(0, sizeof set, &set) == -1)
		err(1, "sched_getaffinity");
	printf("%d\n", CPU_COUNT(&set));
	return 0;
}
