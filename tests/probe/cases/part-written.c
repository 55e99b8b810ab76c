/*
 * A pipe that does not block takes a part of what is written, and the rest is
 * dropped. LOOP: it is written once there is room. MEASURES: it only counts.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char block[100000];

int
main(void)
{
	pid_t pid;
	static char sink[4096];
	size_t done = 0;
	int p[2];

	if (pipe2(p, O_CLOEXEC) == -1 || fcntl(p[1], F_SETFL, O_NONBLOCK) == -1)
		return 1;
#ifdef MEASURES
	for (ssize_t n; (n = write(p[1], block, sizeof block)) > 0;)
		done += n;
	printf("%zu\n", done);
	close(p[0]);
	close(p[1]);
	return 0;
#endif
	pid = fork();
	if (pid == -1)
		return 1;
	if (pid == 0) {
		close(p[1]);
		usleep(100000);
		while (read(p[0], sink, sizeof sink) > 0)
			;
		close(p[0]);
		_exit(0);
	}
	close(p[0]);
#ifdef LOOP
	while (done < sizeof block) {
		struct pollfd room = {p[1], POLLOUT, 0};
		ssize_t n = write(p[1], block + done, sizeof block - done);

		if (n > 0)
			done += n;
		else if (errno == EAGAIN)
			poll(&room, 1, -1);
		else
			return 1;
	}
#else
	write(p[1], block, sizeof block);
#endif
	close(p[1]);
	wait(NULL);
	return 0;
}
