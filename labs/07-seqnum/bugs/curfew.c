/*
 * Symptom: works for weeks, and one night it hangs in the middle of a line.
 * A watchman prints each hour until a signal sends him home.
 */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t home;

static void
go_home(int number)
{
	printf("signal %d: going home\n", number);
	home = 1;
}

int
main(void)
{
	struct sigaction order = {.sa_handler = go_home};

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (sigaction(SIGALRM, &order, NULL) == -1)
		return 1;
	alarm(1);
	for (int hour = 1; !home; hour++) {
		printf("%d o'clock, all is well\n", hour);
		pause();
	}
	return 0;
}
/* Answer: 15b9607b3ee2 d95e780655a9; ipcprobe ./curfew */
