/*
 * A line is printed in two pieces, and a signal comes between them. Blocked,
 * it waits until the line is whole.
 */
#include <signal.h>
#include <unistd.h>

static void
on_alarm(int sig)
{
	(void)sig;
	if (write(STDOUT_FILENO, "[signal]\n", 9) != 9)
		_exit(1);
}

int
main(void)
{
	struct sigaction sa = {.sa_handler = on_alarm};
	sigset_t block, old;

	sigemptyset(&block);
	sigaddset(&block, SIGALRM);
	if (sigaction(SIGALRM, &sa, NULL) == -1 ||
	    sigprocmask(SIG_BLOCK, &block, &old) == -1)
		return 1;
	if (write(STDOUT_FILENO, "one ", 4) != 4)
		return 1;
	raise(SIGALRM); /* the worst moment */
	if (write(STDOUT_FILENO, "line\n", 5) != 5)
		return 1;
	sigprocmask(SIG_SETMASK, &old, NULL); /* it comes in here */
	return 0;
}
