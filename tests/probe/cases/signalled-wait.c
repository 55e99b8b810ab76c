/*
 * The parent waits for its child while a signal comes from it: wait() returns
 * -1, and the parent ends. AGAIN: it waits again. REAPS: the handler of SIGCHLD
 * waits.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
woken(int sig)
{
#ifdef REAPS
	if (sig == SIGCHLD)
		waitpid(-1, NULL, WNOHANG);
#else
	(void)sig;
#endif
}

int
main(void)
{
	struct sigaction act;
	pid_t pid;

	memset(&act, 0, sizeof act);
	act.sa_handler = woken;
	sigaction(SIGUSR1, &act, NULL);
	sigaction(SIGCHLD, &act, NULL);
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		usleep(100000);
#ifndef REAPS
		kill(getppid(), SIGUSR1);
#endif
		usleep(100000);
		_exit(3);
	}
#if defined AGAIN || defined REAPS
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
#else
	waitpid(pid, NULL, 0); /* WAITS */
#endif
	return 0;
}
