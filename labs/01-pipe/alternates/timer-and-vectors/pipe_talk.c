/*
 * Different here: a timerfd is the clock, writev() writes, and a handler of
 * SIGCHLD reaps, with WNOHANG. SIGPIPE is ignored before main() begins.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t gone, status;

__attribute__((constructor)) static void setup(void)
{
	signal(SIGPIPE, SIG_IGN);
}

static void on_chld(int sig)
{
	int e = errno, st;
	(void)sig;
	if (waitpid(-1, &st, WNOHANG) > 0) {
		status = st;
		gone = 1;
	}
	errno = e;
}

static void die(const char *w)
{
	fprintf(stderr, "pipe_talk: %s: %s\n", w, strerror(errno));
}

static int kid(int fd)
{
	char text[2048];
	ssize_t got, put;

	signal(SIGCHLD, SIG_DFL);
	while ((got = read(fd, text, sizeof text)) != 0) {
		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			return die("read"), 1;
		for (struct iovec rest = {text, got}; rest.iov_len > 0;) {
			put = writev(STDOUT_FILENO, &rest, 1);
			if (put == -1 && errno == EINTR)
				continue;
			if (put == -1)
				return die("standard output"), 1;
			rest.iov_base = (char *)rest.iov_base + put;
			rest.iov_len -= put;
		}
	}
	return close(fd) == -1;
}

static int tick(int t)
{
	uint64_t x;
	ssize_t r;
	do
		r = read(t, &x, sizeof x);
	while (r == -1 && errno == EINTR);
	return r == sizeof x ? 0 : -1;
}

int main(int argc, char *argv[])
{
	char *z;
	long n;
	if (argc != 3 || (errno = 0, n = strtol(argv[2], &z, 10), errno) || z == argv[2] || *z || n < 0) {
		fprintf(stderr, "usage: pipe_talk MESSAGE COUNT\n");
		return 2;
	}
	int p[2];
	if (pipe(p) == -1) {
		die("pipe");
		return 1;
	}
	struct sigaction sa;
	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_chld;
	sa.sa_flags = SA_RESTART | SA_NOCLDSTOP;
	sigemptyset(&sa.sa_mask);
	sigaction(SIGCHLD, &sa, NULL);
	pid_t pid = fork();
	if (pid == -1) {
		die("fork");
		close(p[0]);
		close(p[1]);
		return 1;
	}
	if (pid == 0) {
		close(p[1]);
		_exit(kid(p[0]));
	}
	close(p[0]);
	int bad = 0;
	int t = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	struct itimerspec it = { { 1, 0 }, { 1, 0 } };
	FILE *f = fdopen(p[1], "w");
	if (!f)
		die("fdopen"), close(p[1]), bad = 1;
	else if (t == -1 || timerfd_settime(t, 0, &it, NULL) == -1)
		die("timerfd"), bad = 1;
	else
		for (long i = 0; i < n; i++) {
			if (i && tick(t)) {
				die("timerfd");
				bad = 1;
				break;
			}
			fprintf(f, "%s\n", argv[1]);
			if (fflush(f) == EOF) {
				die("pipe");
				bad = 1;
				break;
			}
		}
	if (t != -1)
		close(t);
	if (f)
		fclose(f);
	sigset_t m, o;
	sigemptyset(&m);
	sigaddset(&m, SIGCHLD);
	sigprocmask(SIG_BLOCK, &m, &o);
	while (!gone)
		sigsuspend(&o);
	int st = status;
	if (WIFSIGNALED(st))
		return 128 + WTERMSIG(st);
	return WEXITSTATUS(st) ?: bad;
}
