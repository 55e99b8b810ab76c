/*
 * Waits for two children by a signalfd in an epoll set. NESTED: which is in
 * another one.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int
set_of(int fd)
{
	struct epoll_event event = {.events = EPOLLIN};
	int set = epoll_create1(EPOLL_CLOEXEC);

	if (set == -1 || epoll_ctl(set, EPOLL_CTL_ADD, fd, &event) == -1) {
		perror("epoll");
		_exit(1);
	}
	return set;
}

static int
start(unsigned us, int signals, int set)
{
	switch (fork()) {
	case -1:
		perror("fork");
		return 0;
	case 0:
		close(set);
		close(signals);
		usleep(us);
		_exit(0);
	default:
		return 1;
	}
}

int
main(void)
{
	int signals, set, left = 0;
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	signals = signalfd(-1, &ends, SFD_CLOEXEC);
	set = set_of(signals);
#ifdef NESTED
	set = set_of(set);
#endif
	left += start(20000, signals, set);
	left += start(100000, signals, set);
	while (left > 0) {
		struct signalfd_siginfo info;
		struct epoll_event event;

		if (epoll_wait(set, &event, 1, -1) == -1) {
			if (errno == EINTR)
				continue;
			perror("epoll_wait");
			return 1;
		}
		if (read(signals, &info, sizeof info) != sizeof info) {
			perror("read");
			return 1;
		}
		while (waitpid(-1, NULL, WNOHANG) > 0)
			left--;
	}
	return 0;
}
