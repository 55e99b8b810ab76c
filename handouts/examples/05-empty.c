/*
 * Look into a pipe without waiting: an empty pipe, one with three bytes in
 * it, one without a writer. The reader's side of what lab 05 does.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void
look(int fd)
{
	char buffer[10];
	ssize_t n = read(fd, buffer, sizeof(buffer));

	if (n == -1 && errno == EAGAIN)
		puts("nothing yet");
	else
		printf("read returned %zd\n", n);
}

int
main(void)
{
	int fds[2], flags;

	if (pipe(fds) == -1 || (flags = fcntl(fds[0], F_GETFL)) == -1 ||
	    fcntl(fds[0], F_SETFL, flags | O_NONBLOCK) == -1)
		return 1;
	look(fds[0]);
	if (write(fds[1], "abc", 3) != 3)
		return 1;
	look(fds[0]);
	close(fds[1]);
	look(fds[0]);
	close(fds[0]);
	return 0;
}
