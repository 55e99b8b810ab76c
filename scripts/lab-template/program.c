/*
 * usage: @NAME@ NUMBER
 *
 * A child ends with NUMBER as its status, and the parent prints that.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char *argv[])
{
	int status = 0;
	pid_t child = -1;

	if (argc != 2) {
		fprintf(stderr, "usage: @NAME@ NUMBER\n");
		return 2;
	}
#ifdef SOLUTION
	child = fork();
	if (child == -1) {
		fprintf(stderr, "@NAME@: fork: %s\n", strerror(errno));
		return 1;
	}
#else
	/* TODO 1: make the child; if that fails, say so and return 1. */
#endif
	if (child == 0)
		_exit(atoi(argv[1]));
#ifdef SOLUTION
	while (waitpid(child, &status, 0) == -1) {
		if (errno != EINTR)
			return 1;
	}
	printf("%d\n", WEXITSTATUS(status));
#else
	/* TODO 2: wait for the child, and print the status it ended with. */
	(void)status;
#endif
	return 0;
}
