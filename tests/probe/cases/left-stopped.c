/*
 * The child stops itself, and the parent ends: nobody will continue it.
 * CONTINUES: the parent continues it three times, and waits.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t child = fork();
	int status;

	if (child == -1)
		return 1;
	if (child == 0) {
		for (int i = 0; i < 3; i++)
			raise(SIGSTOP);
		_exit(0);
	}
#ifdef CONTINUES
	while (waitpid(child, &status, WUNTRACED) == child &&
	       WIFSTOPPED(status))
		if (kill(child, SIGCONT) == -1)
			return 1;
	return WIFEXITED(status) ? 0 : 1;
#else
	return waitpid(child, &status, WUNTRACED) == child ? 0 : 1;
#endif
}
