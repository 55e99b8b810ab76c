/*
 * A daemon by a double fork: the middle process ends at once, and whoever
 * started it has waited for it. SINGLE: nobody waits for anything.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
daemon_body(int ready)
{
	if (chdir("/") == -1 || write(ready, "r", 1) != 1)
		_exit(1);
	close(ready);
	_exit(0);
}

int
main(void)
{
	int ready[2];
	char c;
	pid_t middle;

	if (pipe(ready) == -1)
		return 1;
	middle = fork();
	if (middle == -1)
		return 1;
	if (middle == 0) {
		close(ready[0]);
#ifndef SINGLE
		pid_t grandchild;

		setsid();
		grandchild = fork();
		if (grandchild != 0)
			_exit(grandchild == -1);
#endif
		daemon_body(ready[1]);
	}
	close(ready[1]);
#ifndef SINGLE
	waitpid(middle, NULL, 0);
#endif
	if (read(ready[0], &c, 1) != 1)
		return 1;
	close(ready[0]);
	puts("started");
	return 0;
}
