/* Different: asks poll() before each page, so that no write would wait. */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	static char page[4096];
	long total = 0;
	int fds[2];

	(void)argv;
	if (argc > 1) {
		fputs("usage: pipe_capacity\n", stderr);
		return 2;
	}
	if (pipe(fds) == -1) {
		perror("pipe_capacity: pipe");
		return 1;
	}
	struct pollfd ready = {.fd = fds[1], .events = POLLOUT};
	for (;;) {
		int n = poll(&ready, 1, 0);
		if (n == 0)
			break;
		ssize_t w = n == 1 ? write(fds[1], page, sizeof(page)) : 0;
		if (w > 0)
			total += w;
	}
	close(fds[0]);
	close(fds[1]);
	printf("capacity: %ld bytes\n", total);
	return 0;
}
