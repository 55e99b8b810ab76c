/*
 * Different here: the parent polls for the hang-up before it reads, the lines
 * are built whole and written without stdio, and pids are kept in a list.
 */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct child {
	pid_t pid;
	struct child *next;
};

static int
fail(const char *what)
{
	fprintf(stderr, "pipe_sync: %s: %s\n", what, strerror(errno));
	return 1;
}

static int
line(const char *format, int n, long pid)
{
	char text[100];
	time_t now = time(NULL);
	size_t size = strftime(text, sizeof(text), "%T ", localtime(&now));
	size_t done = 0;

	size += snprintf(text + size, sizeof(text) - size, format, n, pid);
	while (done < size) {
		ssize_t wrote = write(1, text + done, size - done);

		if (wrote >= 0)
			done += wrote;
		else if (errno != EINTR)
			return fail("write");
	}
	return 0;
}

static int
gather(struct child *list, int signal)
{
	struct child *next;
	int status, bad = 0;

	for (; list != NULL; list = next) {
		next = list->next;
		if (signal != 0)
			kill(list->pid, signal);
		while (waitpid(list->pid, &status, 0) == -1 && errno == EINTR)
			continue;
		bad |= status != 0;
		free(list);
	}
	return bad;
}

int
main(int argc, char *argv[])
{
	struct child *list = NULL, *one;
	struct pollfd poller = { .events = POLLIN };
	struct timespec left;
	int fds[2], i, status;
	char byte, *end;
	long n;

	for (i = 1; i < argc; i++) {
		errno = 0;
		n = strtol(argv[i], &end, 10);
		if (errno || end == argv[i] || *end || n < 0 || n > INT_MAX)
			break;
	}
	if (argc < 2 || i < argc) {
		fprintf(stderr, "usage: pipe_sync SECONDS...\n");
		return 2;
	}
	if (line("Parent started\n", 0, 0))
		return 1;
	if (pipe(fds) == -1)
		return fail("pipe");
	for (i = 1; i < argc; i++) {
		one = malloc(sizeof(*one));
		if (one == NULL || (one->pid = fork()) == -1) {
			fail("fork");
			free(one);
			gather(list, SIGKILL);
			return 1;
		}
		if (one->pid == 0) {
			close(fds[0]);
			left = (struct timespec){ atol(argv[i]), 0 };
			while (nanosleep(&left, &left) == -1)
				continue;
			status = line("Child %d (PID=%ld) closing pipe\n", i,
				      (long)getpid());
			close(fds[1]);
			_exit(status);
		}
		one->next = list;
		list = one;
	}
	close(fds[1]);
	poller.fd = fds[0];
	for (;;) {
		if (poll(&poller, 1, -1) == -1 && errno == EINTR)
			continue;
		i = read(fds[0], &byte, 1);
		if (i == 0)
			break;
		if (i == -1 && errno != EINTR) {
			fail("read");
			gather(list, SIGKILL);
			return 1;
		}
	}
	close(fds[0]);
	status = line("Parent ready to go\n", 0, 0);
	return gather(list, 0) | status;
}
