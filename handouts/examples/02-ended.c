/*
 * Four children, four ways to end. What does the parent learn of each?
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
child(int n)
{
	if (n == 1)
		_exit(3);
	if (n == 2)
		raise(SIGKILL);
	execlp(n == 3 ? "true" : "no-such-program", "x", (char *)NULL);
	_exit(127); /* as the shell has it */
}

int
main(void)
{
	int n, status;
	pid_t pid;

	for (n = 1; n <= 4; n++) {
		pid = fork();
		if (pid == 0)
			child(n);
		if (pid == -1 || waitpid(pid, &status, 0) == -1)
			return 1;
		if (WIFSIGNALED(status))
			printf("%d: signal %d\n", n, WTERMSIG(status));
		else
			printf("%d: exit %d\n", n, WEXITSTATUS(status));
	}
	return 0;
}
