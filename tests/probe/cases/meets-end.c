/* A parent that goes on after its child has closed the pipe. */
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

/* With poll(): POLLHUP comes whether it is asked for or not. HANGUP leaves the
 * loop then; OTHER keeps the descriptor, but has another that brings more. */
static int
polls(int in, int other)
{
	struct pollfd fds[2] = {{in, POLLIN, 0}, {other, POLLIN, 0}};
	char c;

	for (;;) {
		if (poll(fds, 2, -1) == -1)
			return 1;
		if (fds[0].revents & POLLIN && read(in, &c, 1) != 1)
			return 1;
#ifdef HANGUP
		else if (fds[0].revents & POLLHUP)
			return 0;
#endif
		if (fds[1].revents & POLLIN && read(other, &c, 1) != 1)
			return 1;
		if (fds[1].revents & POLLIN && c == '.')
			return 0;
	}
}

/* With epoll: the same. EPOLL_LEAVES leaves the loop. */
static int
epolls(int in)
{
	int epoll = epoll_create1(0);
	struct epoll_event event = {EPOLLIN, {0}};
	char c;

	if (epoll == -1 || epoll_ctl(epoll, EPOLL_CTL_ADD, in, &event) == -1)
		return 1;
	for (;;) {
		if (epoll_wait(epoll, &event, 1, -1) == -1)
			return 1;
		if (event.events & EPOLLIN && read(in, &c, 1) == -1)
			return 1;
#ifdef EPOLL_LEAVES
		if (!(event.events & EPOLLIN))
			break;
#endif
	}
	close(epoll);
	return 0;
}

/* By a stream, which reads no more after end of file. */
static int
gets_lines(FILE *in)
{
	char line[80];

	for (;;) {
		if (fgets(line, sizeof line, in))
			fputs(line, stdout);
#ifdef LEAVES
		else
			return 0;
#endif
	}
}

static void
child(int out, int other)
{
	if (write(out, "a\n", 2) != 2)
		_exit(1);
	close(out);
#ifdef OTHER
	for (int i = 0; i < 600; i++)
		if (write(other, "x", 1) != 1)
			_exit(1);
	if (write(other, ".", 1) != 1)
		_exit(1);
#endif
	close(other);
	_exit(0);
}

int
main(void)
{
	int p[2], q[2], rc;
	FILE *in;

	if (pipe(p) == -1 || pipe(q) == -1)
		return 1;
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		close(p[0]);
		close(q[0]);
		child(p[1], q[1]);
	}
	close(p[1]);
#if defined STREAM || defined LEAVES
	close(q[1]);
	in = fdopen(p[0], "r");
	if (!in)
		return 1;
	rc = gets_lines(in);
	fclose(in);
#elif defined EPOLL || defined EPOLL_LEAVES
	in = NULL;
	rc = epolls(p[0]);
	close(q[1]);
	close(p[0]);
#else
	in = NULL;
	rc = polls(p[0], q[0]);
	close(q[1]);
	close(p[0]);
#endif
	close(q[0]);
	return wait(NULL) == -1 || rc;
}
