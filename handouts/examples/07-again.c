/*
 * What does a reader of a FIFO see after its last writer has gone, and what
 * if it holds a write end itself? (It never waits here: O_NONBLOCK.)
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
look(const char *when, int fd)
{
	char byte;

	printf("%s: read gives %zd\n", when, read(fd, &byte, 1));
}

int
main(void)
{
	int in, writer, own;

	if (mkfifo("post", 0600) == -1)
		return 1;
	in = open("post", O_RDONLY | O_NONBLOCK);
	writer = open("post", O_WRONLY);
	look("a writer, no bytes", in);
	close(writer);
	look("no writer", in);
	look("no writer", in);
	own = open("post", O_WRONLY);
	look("our own write end", in);
	close(own);
	close(in);
	return unlink("post") == -1;
}
