/* Waits for somebody outside, or does not: argv[1] says how. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

static void
on_alarm(int sig)
{
	(void)sig;
}

int
main(int argc, char *argv[])
{
	const struct itimerspec soon = {.it_value = {0, 300000000}};
	const char *what = argc > 1 ? argv[1] : "";
	int fds[2], fd;
	uint64_t times;
	char byte;

	if (strcmp(what, "reads") == 0) {
		fd = open("shared/fifo", O_RDONLY);
		return read(fd, &byte, 1) != 1 || read(0, &byte, 1) != 0;
	}
	if (strcmp(what, "sleeps") == 0)
		return usleep(300000) != 0;
	if (strcmp(what, "polls") == 0)
		return poll(NULL, 0, 300) != 0;
	if (strcmp(what, "alarm") == 0) {
		struct sigaction action = {.sa_handler = on_alarm};

		sigaction(SIGALRM, &action, NULL);
		alarm(1);
		return pipe(fds) == -1 || read(fds[0], &byte, 1) != -1;
	}
	if (strcmp(what, "timerfd") == 0) {
		fd = timerfd_create(CLOCK_MONOTONIC, 0);
		timerfd_settime(fd, 0, &soon, NULL);
		return read(fd, &times, sizeof times) != sizeof times;
	}
	return 2;
}
