/*
 * Which number does a descriptor get? The lowest that is free, unless you
 * choose it by dup2.
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int
main(void)
{
	int a, b, fds[2];

	a = open("/dev/null", O_RDONLY);
	close(STDIN_FILENO);
	b = open("/dev/null", O_RDONLY);
	printf("open gave %d, and with 0 closed %d\n", a, b);
	close(b);
	if (pipe(fds) == -1)
		return 1;
	printf("pipe gave %d and %d\n", fds[0], fds[1]);
	/* The number is taken: dup2 closes what it was first. */
	printf("dup2 gave %d\n", dup2(fds[1], a));
	printf("dup2 to itself gave %d\n", dup2(a, a));
	return 0;
}
