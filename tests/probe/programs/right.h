/* What the right programs share: see right_processes.c, right_descriptors.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static inline void
check(int bad, const char *what)
{
	if (!bad)
		return;
	perror(what);
	exit(1);
}

static inline pid_t
start(void)
{
	pid_t pid = fork();

	check(pid == -1, "fork");
	return pid;
}

static inline void
run(const char *program)
{
	execlp(program, program, (char *)NULL);
	_exit(127);
}

struct program {
	const char *name;
	void (*run)(void);
};

/* Run the program named on the command line; without a name list them all. */
static inline int
run_named(const struct program *programs, size_t len, int argc, char *argv[])
{
	for (size_t i = 0; i < len; i++) {
		if (argc < 2)
			puts(programs[i].name);
		else if (strcmp(programs[i].name, argv[1]) == 0)
			programs[i].run();
	}
	return 0;
}
