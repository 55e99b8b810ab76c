/* The same with every check: no fault may be held against it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

static void
copy_all(int from, int to)
{
	char buf[64], *at;
	ssize_t got, put;

	for (;;) {
		got = read(from, buf, sizeof buf);
		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			die("read");
		if (got == 0)
			return;
		for (at = buf; got > 0; at += put, got -= put) {
			put = write(to, at, (size_t)got);
			if (put == -1 && errno == EINTR)
				put = 0;
			if (put == -1)
				die("write");
		}
	}
}

static void
send_all(int to, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t put = write(to, text, len);

		if (put == -1 && errno == EINTR)
			continue;
		if (put == -1)
			die("write");
		text += put;
		len -= (size_t)put;
	}
}

int
main(void)
{
	int fds[2], status;
	pid_t pid;

	if (pipe(fds) == -1)
		die("pipe");
	pid = fork();
	if (pid == -1)
		die("fork");
	if (pid == 0) {
		close(fds[0]);
		send_all(fds[1], "hello there\n", 12);
		close(fds[1]);
		_exit(0);
	}
	close(fds[1]);
	copy_all(fds[0], STDOUT_FILENO);
	close(fds[0]);
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			die("waitpid");
	return status != 0;
}
