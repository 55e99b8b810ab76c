/*
 * Three attempts to open a FIFO without waiting: is anybody at the other
 * side?
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
try(const char *what, int flags)
{
	int fd = open("door", flags | O_NONBLOCK);

	printf("%s: %s\n", what, fd == -1 ? strerror(errno) : "open");
	return fd;
}

int
main(void)
{
	int in, out;

	if (mkfifo("door", 0600) == -1) {
		perror("door");
		return 1;
	}
	try("write, nobody reads", O_WRONLY);
	in = try("read, nobody writes", O_RDONLY);
	out = try("write, somebody reads", O_WRONLY);
	close(in);
	close(out);
	return unlink("door") == -1;
}
