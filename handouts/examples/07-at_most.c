/*
 * Wait for standard input, but at most half a second: a wait with a bound.
 */
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

int
main(void)
{
	struct timespec limit = {.tv_nsec = 500000000};
	fd_set set;
	int ready;

	FD_ZERO(&set);
	FD_SET(STDIN_FILENO, &set);
	/* The first argument is the highest descriptor and one. */
	ready = pselect(STDIN_FILENO + 1, &set, NULL, NULL, &limit, NULL);
	if (ready == -1) {
		perror("pselect");
		return 1;
	}
	puts(ready == 0 ? "nothing came" : "there is something to read");
	return 0;
}
