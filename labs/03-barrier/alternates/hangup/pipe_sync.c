/* Different here: epoll tells of the pipe's end; nobody reads from it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct kid { int secs; pid_t pid; };

static void fatal(const char *w)
{
	fprintf(stderr, "pipe_sync: %s: %s\n", w, strerror(errno));
}

static int __attribute__((format(printf, 1, 2))) tell(const char *f, ...)
{
	struct timeval tv;
	struct tm tm;
	char when[16];
	va_list ap;
	gettimeofday(&tv, NULL);
	localtime_r(&tv.tv_sec, &tm);
	snprintf(when, sizeof when, "%02d:%02d:%02d", tm.tm_hour % 100, tm.tm_min % 100, tm.tm_sec % 100);
	char *text;
	va_start(ap, f);
	int n = vasprintf(&text, f, ap);
	va_end(ap);
	if (n == -1) {
		fatal("vasprintf");
		return -1;
	}
	flockfile(stdout);
	int bad = printf("%s %s\n", when, text) < 0;
	funlockfile(stdout);
	free(text);
	if (bad || ferror(stdout)) {
		fatal("standard output");
		return -1;
	}
	return 0;
}

static void sleep_until(time_t secs)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += secs;
	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL) == EINTR)
		continue;
}

static int hup(int fd)
{
	int ep = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event ev = { .events = EPOLLIN }, got;
	if (ep == -1)
		return fatal("epoll_create1"), -1;
	if (epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev) == -1) {
		fatal("epoll_ctl");
		close(ep);
		return -1;
	}
	int r;
	while ((r = epoll_wait(ep, &got, 1, -1)) == -1 && errno == EINTR)
		continue;
	if (r == -1)
		fatal("epoll_wait");
	close(ep);
	return r == -1 ? -1 : 0;
}

int main(int argc, char *argv[])
{
	int n = argc - 1, p[2], made, rc = 0;
	struct kid *k;
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	if (n < 1) {
usage:
		fputs("usage: pipe_sync SECONDS...\n", stderr);
		return 2;
	}
	k = calloc(n, sizeof *k);
	if (!k) {
		fatal("calloc");
		return 1;
	}
	for (int i = 0; i < n; i++) {
		char tail;
		long long v;
		errno = 0;
		if (strspn(argv[i + 1], "0123456789") != strlen(argv[i + 1]) ||
		    strlen(argv[i + 1]) > 18 ||
		    sscanf(argv[i + 1], "%lld%c", &v, &tail) != 1 || v > INT_MAX) {
			free(k);
			goto usage;
		}
		k[i].secs = v;
	}
	if (tell("Parent started") == -1 || pipe2(p, O_CLOEXEC) == -1) {
		fatal("pipe2");
		free(k);
		return 1;
	}
	for (made = 0; made < n; made++) {
		k[made].pid = fork();
		if (k[made].pid == -1)
			break;
		if (k[made].pid == 0) {
			int secs = k[made].secs, r;
			free(k);
			close(p[0]);
			sleep_until(secs);
			r = tell("Child %d (PID=%ld) closing pipe", made + 1, (long)getpid());
			close(p[1]);
			_exit(r == -1);
		}
	}
	close(p[1]);
	if (made < n) {
		fatal("fork");
		rc = 1;
	} else if (hup(p[0]) == -1 || tell("Parent ready to go") == -1) {
		rc = 1;
	}
	close(p[0]);
	for (int i = 0; i < made; i++) {
		siginfo_t si;
		if (rc)
			kill(k[i].pid, SIGTERM);
		while (waitid(P_PID, k[i].pid, &si, WEXITED) == -1 && errno == EINTR)
			continue;
		if (si.si_code != CLD_EXITED || si.si_status)
			rc = 1;
	}
	free(k);
	return rc;
}
