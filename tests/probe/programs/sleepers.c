/* Children that sleep 3, 1 and 2 hours; then waits by poll, select, alarm and
 * timerfd of an hour each, with the clock read in between. */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
on_alarm(int sig)
{
	(void)sig;
}

static long
hours_since(time_t start)
{
	struct timeval tv;
	struct timespec ts;

	gettimeofday(&tv, NULL);
	clock_gettime(CLOCK_REALTIME, &ts);
	if (labs((long)(tv.tv_sec - ts.tv_sec)) > 1 ||
	    labs((long)(time(NULL) - ts.tv_sec)) > 1)
		return -1;
	return (long)(ts.tv_sec - start) / 3600;
}

int
main(void)
{
	static const int hours[] = {3, 1, 2};
	struct itimerspec hour = {.it_value = {3600, 0}};
	struct timeval tv = {3600, 0};
	time_t start = time(NULL);
	unsigned long expirations;
	int fd;

	setbuf(stdout, NULL);
	for (int i = 0; i < 3; i++)
		if (fork() == 0) {
			sleep((unsigned)hours[i] * 3600);
			printf("slept %d\n", hours[i]);
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	printf("after children %ld\n", hours_since(start));
	poll(NULL, 0, 3600 * 1000);
	select(0, NULL, NULL, NULL, &tv);
	printf("after poll and select %ld\n", hours_since(start));
	signal(SIGALRM, on_alarm);
	alarm(3600);
	pause();
	printf("after alarm %ld\n", hours_since(start));
	fd = timerfd_create(CLOCK_MONOTONIC, 0);
	timerfd_settime(fd, 0, &hour, NULL);
	if (read(fd, &expirations, sizeof expirations) != sizeof expirations)
		return 1;
	close(fd);
	printf("after timerfd %ld\n", hours_since(start));
	return 0;
}
