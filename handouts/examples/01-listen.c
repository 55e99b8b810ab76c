/*
 * A child that speaks, and a parent that listens: the other way round than
 * in pipe_talk, and with three letters instead of lines.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int fds[2], status;
	char c;
	pid_t pid;

	if (pipe(fds) == -1 || (pid = fork()) == -1) {
		perror("listen");
		return 1;
	}
	if (pid == 0) {
		close(fds[0]); /* a child that speaks does not read */
		if (write(fds[1], "abc", 3) != 3)
			_exit(1);
		close(fds[1]);
		_exit(0);
	}
	close(fds[1]); /* else the loop below never ends */
	while (read(fds[0], &c, 1) == 1)
		printf("got %c\n", c);
	close(fds[0]);
	if (waitpid(pid, &status, 0) == -1 || !WIFEXITED(status))
		return 1;
	return WEXITSTATUS(status);
}
