/*
 * The first child leaves five bytes in the pipe, the second picks them up: that
 * can't block. PROGRAM: the first is a program, which may write any amount.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	char buf[8];
	int p[2];

	if (pipe(p) == -1)
		return 1;
	if (fork() == 0) {
		close(p[0]);
#ifdef PROGRAM
		dup2(p[1], STDOUT_FILENO);
		close(p[1]);
		execlp("echo", "echo", "1234", (char *)NULL);
		_exit(127);
#else
		if (write(p[1], "12345", 5) != 5)
			_exit(1);
		close(p[1]);
		_exit(0);
#endif
	}
	close(p[1]);
	wait(NULL);
	if (fork() == 0) {
		ssize_t n = read(p[0], buf, sizeof buf);

		close(p[0]);
		_exit(n == 5 ? 0 : 1);
	}
	close(p[0]);
	wait(NULL);
	return 0;
}
