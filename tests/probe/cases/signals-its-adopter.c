/*
 * The parent has ended when its child signals it: the signal goes to whoever
 * adopted the child, and that must not be ipcprobe. WAITS: the parent waits.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
	pid_t parent = getpid(), child = fork();

	if (child == -1)
		return 1;
	if (child == 0) {
#ifdef WAITS
		return kill(getppid(), SIGCHLD) == 0 ? 0 : 1;
#else
		while (getppid() == parent)
			usleep(1000);
		kill(getppid(), SIGTERM);
		_exit(0);
#endif
	}
#ifdef WAITS
	return waitpid(child, NULL, 0) == child ? 0 : 1;
#endif
	(void)parent;
	return 0;
}
