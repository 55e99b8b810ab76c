/*
 * Symptom: "no egg" is printed when the hen takes longer than five seconds,
 * although she does lay one in the end.
 * A hen takes a second to lay an egg; an alarm is set for five.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t rung;

static void
ring(int number)
{
	rung = number;
}

int
main(void)
{
	struct sigaction alarm_clock = {.sa_handler = ring};
	int nest[2];
	ssize_t got;
	char egg;

	if (pipe(nest) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(nest[0]);
		sleep(1);
		_exit(write(nest[1], "0", 1) == 1 ? 0 : 1);
	}
	close(nest[1]);
	if (sigaction(SIGALRM, &alarm_clock, NULL) == -1)
		return 1;
	alarm(5);
	got = read(nest[0], &egg, 1);
	puts(got == 1 ? "an egg" : "no egg");
	close(nest[0]);
	while (wait(NULL) == -1 && errno == EINTR)
		continue;
	return got != 1;
}
/* Answer: f61522fdf2d2 afeaa7c6817a; ipcprobe --inject-each ./egg */
