/*
 * A parent asks poll() which child has sent something, and does not read from
 * the second one. SELECT, EPOLL: by these calls. READS: it reads. LATER: it
 * first reads all from the other one.
 */
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

static int in[2];

/* Which one is ready: 0 or 1; -1 at an error. */
static int
ready(const int open[2])
{
#if defined SELECT
	fd_set set;

	FD_ZERO(&set);
	for (int i = 0; i < 2; i++)
		if (open[i])
			FD_SET(in[i], &set);
	if (select(in[0] > in[1] ? in[0] + 1 : in[1] + 1, &set, NULL, NULL,
		   NULL) == -1)
		return -1;
	return FD_ISSET(in[0], &set) ? 0 : 1;
#elif defined EPOLL
	static int epoll = -1;
	struct epoll_event event = {EPOLLIN, {0}};

	if (epoll == -1) {
		epoll = epoll_create1(0);
		for (int i = 0; i < 2; i++) {
			event.data.u32 = i;
			epoll_ctl(epoll, EPOLL_CTL_ADD, in[i], &event);
		}
	}
	if (epoll_wait(epoll, &event, 1, -1) == -1)
		return -1;
	if (!open[event.data.u32])
		epoll_ctl(epoll, EPOLL_CTL_DEL, in[event.data.u32], NULL);
	return event.data.u32;
#else
	struct pollfd fds[2] = {{open[0] ? in[0] : -1, POLLIN, 0},
				{open[1] ? in[1] : -1, POLLIN, 0}};

	if (poll(fds, 2, -1) == -1) /* POLLS */
		return -1;
	return fds[0].revents ? 0 : 1;
#endif
}

static void
child(int out, int n)
{
#ifdef LATER
	for (int i = 0; n == 0 && i < 1000; i++)
		write(out, ".", 1);
#else
	usleep(n * 100000);
#endif
	write(out, "message\n", 8);
	close(out);
	_exit(0);
}

int
main(void)
{
	pid_t pid;
	int open[2] = {1, 1}, p[2][2];
	char buf[64];
	ssize_t n;

	for (int i = 0; i < 2; i++) {
		if (pipe(p[i]) == -1)
			return 1;
		in[i] = p[i][0];
		pid = fork();
		if (pid == -1)
			return 1;
		if (pid == 0) {
			close(p[i][0]);
			if (i == 1)
				close(p[0][0]);
			child(p[i][1], i);
		}
		close(p[i][1]);
	}
	while (open[0] || open[1]) {
		int i = ready(open);

		if (i == -1)
			return 1;
#ifdef LATER
		if (i == 1 && open[0])
			continue;
#elif !defined READS
		if (i == 1)
			continue; /* LEAVES */
#endif
		n = read(in[i], buf, sizeof buf);
		if (n > 0)
			write(1, buf, n);
		else
			open[i] = 0;
	}
	close(in[0]);
	close(in[1]);
	while (wait(NULL) > 0)
		;
	return 0;
}
