/*
 * Waits for signals that have come already. The child's SIGUSR1 comes before
 * the pause; two children end at once, and one SIGCHLD comes.
 */
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t left = 2;

static void
on_child(int sig)
{
	int saved = errno;

	(void)sig;
#if defined ALL || defined ALL_CHILDREN
	while (waitpid(-1, NULL, WNOHANG) > 0)
		left--;
#else
	if (waitpid(-1, NULL, 0) > 0)
		left--;
#endif
	errno = saved;
}

static volatile sig_atomic_t told;

static void
on_user(int sig)
{
	(void)sig;
	told = 1;
}

int
main(void)
{
	struct sigaction act = {.sa_flags = SA_RESTART};
	sigset_t block, old;

	sigemptyset(&act.sa_mask);
	sigemptyset(&block);
#if defined CHILDREN || defined ALL_CHILDREN
	act.sa_handler = on_child;
	sigaction(SIGCHLD, &act, NULL);
	sigaddset(&block, SIGCHLD);
	sigprocmask(SIG_BLOCK, &block, &old);
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork();

		if (pid == -1)
			return 1;
		if (pid == 0)
			_exit(0);
		waitid(P_PID, pid, &(siginfo_t){0}, WEXITED | WNOWAIT);
	}
	while (left > 0)
		sigsuspend(&old); /* WAIT */
#else
	act.sa_handler = on_user;
	sigaction(SIGUSR1, &act, NULL);
	pid_t pid = fork();

	if (pid == -1)
		return 1;
	if (pid == 0) {
		kill(getppid(), SIGUSR1);
		_exit(0);
	}
	wait(NULL);
#if defined ALL || defined ALL_CHILDREN
	sigaddset(&block, SIGUSR1);
	sigprocmask(SIG_BLOCK, &block, &old);
	while (!told)
		sigsuspend(&old);
#else
	pause(); /* WAIT */
#endif
#endif
	return 0;
}
