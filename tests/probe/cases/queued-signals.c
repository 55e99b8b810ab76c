/*
 * Parent and child send each other signals with values, by sigqueue, and take
 * them with a timeout that is never needed. ONE_SIDED: the child never answers.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(void)
{
	struct timespec limit = {1, 0};
	siginfo_t info;
	sigset_t set;
	pid_t parent = getpid(), child;
	int status = 0;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	sigprocmask(SIG_BLOCK, &set, NULL);
	child = fork();
	if (child == -1)
		return 1;
	for (int i = 1; i <= 3; i++) {
		union sigval value = {.sival_int = i};

		if (child > 0 && sigqueue(child, SIGRTMIN, value) == -1)
			status = 1;
		if (sigtimedwait(&set, &info, &limit) == -1) {
			status = 1;
			break;
		}
#ifndef ONE_SIDED
		value.sival_int = 2 * info.si_value.sival_int;
		if (child == 0)
			sigqueue(parent, SIGRTMIN, value);
#endif
	}
	(void)parent;
	if (child == 0)
		_exit(status);
	waitpid(child, NULL, 0);
	if (status != 0)
		puts("no answer");
	return status;
}
