/*
 * ipcprobe --virtual-time: a timerfd that rings at a date of the wall clock, in
 * 60 s, and then every 20 s: each reading comes when it should, and the timer
 * says when; nothing is said. MONOTONIC: by the clock since the boot. AGAIN:
 * set once more, it forgets that it rang. ALARM: what getitimer() says of an
 * alarm.
 */
#include <stdint.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#ifdef MONOTONIC
#define CLOCK CLOCK_MONOTONIC
#else
#define CLOCK CLOCK_REALTIME
#endif

/* Seconds, rounded. */
static long
round_off(struct timespec ts)
{
	return ts.tv_sec + (ts.tv_nsec > 500000000);
}

static int
is(const char *what, long right, long seen)
{
	if (seen != right)
		printf("%s: %ld s instead of %ld\n", what, seen, right);
	return seen == right;
}

static int
rings(int timer, struct timespec began, long right)
{
	struct timespec now;
	uint64_t count;

	if (read(timer, &count, sizeof count) != sizeof count)
		return 0;
	clock_gettime(CLOCK, &now);
	now.tv_sec -= began.tv_sec;
	now.tv_nsec -= began.tv_nsec;
	return is("rings", right, round_off(now)) &&
	       is("count", 1, (long)count);
}

static int
remembers_alarm(void)
{
	struct itimerval left = {{0, 0}, {0, 0}};

	alarm(60);
	sleep(20);
	getitimer(ITIMER_REAL, &left);
	alarm(0);
	return is("left", 40,
		  left.it_value.tv_sec + (left.it_value.tv_usec > 500000));
}

int
main(void)
{
	struct itimerspec when = {{20, 0}, {0, 0}}, then;
	struct timespec began;
	int timer = timerfd_create(CLOCK, TFD_CLOEXEC), right;

	if (timer == -1)
		return 1;
	clock_gettime(CLOCK, &began);
	when.it_value = began;
	when.it_value.tv_sec += 60;
	timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
	sleep(20);
	timerfd_gettime(timer, &then);
	right = is("left", 40, round_off(then.it_value)) &&
		is("interval", 20, then.it_interval.tv_sec) &&
		rings(timer, began, 60) && rings(timer, began, 80);
#ifdef AGAIN
	sleep(30);
	when.it_value.tv_sec += 100;
	timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
	right = right && rings(timer, began, 160);
#endif
	sleep(10);
	when.it_value.tv_sec = 0;
	when.it_value.tv_nsec = 0;
	timerfd_settime(timer, 0, &when, &then);
	right = right && is("was left", 10, round_off(then.it_value));
#ifdef ALARM
	right = right && remembers_alarm();
#endif
	close(timer);
	return !right;
}
