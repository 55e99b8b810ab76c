/*
 * A FIFO is opened for reading, and written to. WRITES: read and write.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int
main(void)
{
#ifdef WRITES
	int way = O_RDWR;
#else
	int way = O_RDONLY | O_NONBLOCK;
#endif
	int fd;

	if (mkfifo("requests", 0600) == -1 ||
	    (fd = open("requests", way)) == -1)
		return 1;
	write(fd, "x", 1);
	close(fd);
	unlink("requests");
	return 0;
}
