/* Different: asks poll() before each page, so that no write would wait. */
#include <errno.h>
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
		/* A page that was begun has room for the rest of it. */
		size_t begun = total % sizeof(page);
		int n = begun > 0 ? 1 : poll(&ready, 1, 0);
		if (n == 0)
			break;
		ssize_t w =
			n == 1 ? write(fds[1], page, sizeof(page) - begun) : -1;
		if (w > 0)
			total += w;
		else if (errno != EINTR) {
			perror("pipe_capacity: write");
			return 1;
		}
	}
	close(fds[0]);
	close(fds[1]);
	if (printf("capacity: %ld bytes\n", total) < 0 || fclose(stdout) == EOF) {
		perror("pipe_capacity: standard output");
		return 1;
	}
	return 0;
}
