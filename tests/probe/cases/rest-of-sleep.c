/*
 * ipcprobe --virtual-time: a signal comes after 20 s of a sleep of 60 s, so
 * 40 s are left; nothing is said. DATE: until a date. LIBC: sleep(). SELECT:
 * Linux's select() says what is left, here when there is something to read.
 * IGNORED, BLOCKED: the signal does not end the sleep. STOPPED: the signals
 * stop it, and after another 20 s continue it. INJECTED, with --inject
 * clock_nanosleep:EINTR:when=1: the fault ends it at once.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int ends[2];

static void
ring(int sig)
{
	(void)sig;
}

/* What is left of 60 s when it ends. */
static long
rest(void)
{
	struct timespec left = {60, 0};

#ifdef LIBC
	return sleep(60);
#elif defined SELECT
	struct timeval limit = {60, 0};
	fd_set set;

	FD_ZERO(&set);
	FD_SET(ends[0], &set);
	if (select(ends[0] + 1, &set, NULL, NULL, &limit) != 1)
		return -1;
	return limit.tv_sec + (limit.tv_usec > 500000);
#elif defined DATE
	clock_gettime(CLOCK_MONOTONIC, &left);
	left.tv_sec += 60;
	if (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &left, NULL) !=
	    EINTR)
		return -1;
	return 40;
#else
	if (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == 0)
		return 0;
	return left.tv_sec + (left.tv_nsec > 500000000);
#endif
}

/* A sleep that an injected EINTR ends has all of its time left. */
static int
injected(void)
{
	struct timespec all = {0, 20000000}, left = {-1, 0};

	if (nanosleep(&all, &left) == 0 ||
	    (left.tv_sec == 0 && left.tv_nsec == all.tv_nsec))
		return 0;
	printf("%ld s are left\n", (long)left.tv_sec);
	return 1;
}

static void
close_ends(void)
{
#ifdef SELECT
	close(ends[0]);
	close(ends[1]);
#endif
}

static void
child(pid_t parent)
{
	sleep(20);
#ifdef SELECT
	write(ends[1], "x", 1);
	close_ends();
#elif defined STOPPED
	kill(parent, SIGSTOP);
	sleep(20);
	kill(parent, SIGCONT);
#else
	kill(parent, SIGUSR1);
#endif
	_exit(0);
}

int
main(void)
{
	struct timespec began, ended;
	pid_t parent = getpid(), pid;
	long left, passed, right;

#ifdef INJECTED
	return injected();
#endif
	signal(SIGUSR1, ring);
#if defined IGNORED
	signal(SIGUSR1, SIG_IGN);
#elif defined BLOCKED
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
#endif
#ifdef SELECT
	if (pipe(ends) == -1)
		return 1;
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0)
		child(parent);
	clock_gettime(CLOCK_MONOTONIC, &began);
	left = rest();
	clock_gettime(CLOCK_MONOTONIC, &ended);
	passed = ended.tv_sec - began.tv_sec;
	close_ends();
	waitpid(pid, NULL, 0);
#if defined IGNORED || defined BLOCKED || defined STOPPED
	right = left == 0 && passed == 60;
#else
	right = left == 40 && passed == 20;
#endif
	if (!right)
		printf("%ld s passed, %ld s are left\n", passed, left);
	return !right;
}
