/*
 * A signal interrupts a read. The handler does nothing; that it is there, and
 * without SA_RESTART, is what makes the call fail.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void
on_alarm(int sig)
{
	(void)sig;
}

int
main(void)
{
	struct sigaction sa = {.sa_handler = on_alarm};
	int fds[2];
	char c;

	sa.sa_flags = 0; /* try SA_RESTART */
	if (sigaction(SIGALRM, &sa, NULL) == -1 || pipe(fds) == -1)
		return 1;
	alarm(1);
	if (read(fds[0], &c, 1) == -1 && errno == EINTR)
		puts("interrupted, and nothing is wrong");
	close(fds[0]);
	close(fds[1]);
	return 0;
}
