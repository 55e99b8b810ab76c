/*
 * Tick until SIGTERM comes. The signal is blocked except inside pselect, so
 * it cannot arrive between the look at the flag and the wait.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>

static volatile sig_atomic_t stopped;

static void
on_term(int sig)
{
	(void)sig;
	stopped = 1;
}

int
main(void)
{
	struct sigaction sa = {.sa_handler = on_term};
	struct timespec tick = {.tv_nsec = 300000000};
	sigset_t block, old;

	sigemptyset(&block);
	sigaddset(&block, SIGTERM);
	if (sigprocmask(SIG_BLOCK, &block, &old) == -1 ||
	    sigaction(SIGTERM, &sa, NULL) == -1)
		return 1;
	while (!stopped) {
		puts("tick");
		fflush(stdout);
		/* -1 with EINTR after the handler, 0 when the time is over */
		pselect(0, NULL, NULL, NULL, &tick, &old);
	}
	puts("stopped cleanly");
	return 0;
}
