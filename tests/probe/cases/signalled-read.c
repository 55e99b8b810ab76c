/*
 * A child signals its parent (SIGUSR1), which is in read(), and then sends its
 * message: the parent takes the interrupted read for the end. COUNTS: for a
 * count. REPORTS: for an error. AGAIN: it reads again. STOPS: the signal means
 * that there is no message. OTHER: another child says that it took too long.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
woken(int sig)
{
	(void)sig;
}

/* All of it, whatever interrupts. */
static void
put(int fd, const char *buf, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, buf, len); /* WRITES */

		if (n == -1 && errno != EINTR)
			_exit(1);
		if (n > 0) {
			buf += n;
			len -= n;
		}
	}
}

static void
child(int out)
{
	usleep(100000);
#ifndef OTHER
	kill(getppid(), SIGUSR1);
	usleep(200000);
#else
	usleep(200000);
#endif
#ifndef STOPS
	put(out, "message\n", 8);
#endif
	close(out);
	_exit(0);
}

static void
collect(int in)
{
	static char buf[32]; /* its content is the same with each compiler */
	ssize_t n;

#ifdef COUNTS
	n = read(in, buf, sizeof buf);
	write(1, buf, n);
#elif defined REPORTS
	n = read(in, buf, sizeof buf);
	if (n == -1) {
		perror("read");
		exit(1);
	}
#elif defined AGAIN
	do {
		n = read(in, buf, sizeof buf);
		if (n > 0)
			put(1, buf, n);
	} while (n > 0 || (n < 0 && errno == EINTR));
#else
	while ((n = read(in, buf, sizeof buf)) > 0) /* TAKES */
		put(1, buf, n);
#endif
}

int
main(void)
{
	struct sigaction act;
	pid_t pid;
	int p[2];

	memset(&act, 0, sizeof act);
	act.sa_handler = woken;
	sigaction(SIGUSR1, &act, NULL);
	if (pipe(p) == -1)
		return 1;
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		child(p[1]);
	}
	close(p[1]);
#ifdef OTHER
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[0]);
		usleep(100000);
		kill(getppid(), SIGUSR1);
		_exit(0);
	}
#endif
	collect(p[0]);
	while (wait(0) > 0 || errno == EINTR)
		;
	close(p[0]);
	return 0;
}
