/*
 * How much does a pipe hold? An alarm is armed that ends the write which
 * blocks. NO_ALARM: nothing ever will.
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int p[2];

static void
told(int sig)
{
	(void)sig;
	write(1, "full\n", 5);
	_exit(0);
}

int
main(void)
{
	static char block[4096];
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = told;
	sigaction(SIGALRM, &act, NULL);
	if (pipe(p) == -1)
		return 1;
	for (;;) {
#ifndef NO_ALARM
		alarm(20);
#endif
		write(p[1], block, sizeof block);
	}
}
