/*
 * Wait for one child's work, but not for its end: end of file says that the
 * work is done, and the child carries on.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	int fds[2];
	char c;
	pid_t pid;

	if (pipe(fds) == -1 || (pid = fork()) == -1) {
		perror("one_child");
		return 1;
	}
	if (pid == 0) {
		close(fds[0]);
		if (write(STDOUT_FILENO, "child: work done\n", 17) != 17)
			_exit(1);
		close(fds[1]); /* the only message: an end of file */
		pause();       /* it lives on until the parent ends it */
		_exit(0);
	}
	close(fds[1]);
	if (read(fds[0], &c, 1) != 0) {
		perror("read");
		return 1;
	}
	puts("parent: I can continue");
	close(fds[0]);
	return kill(pid, SIGTERM) == -1 || waitpid(pid, NULL, 0) == -1;
}
