/*
 * An open that fails, and its -1 is read from. CHECKS: it is not. DUP: a
 * descriptor is duplicated after it was closed. UNMADE: a FIFO that could not
 * be made is opened.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int
main(void)
{
	char c;
	int fd;

#ifdef UNMADE
	mkfifo("no/such/folder", 0600);
	return open("no/such/folder", O_RDONLY) != -1;
#endif
	fd = open("no-such-file", O_RDONLY);
#ifdef CHECKS
	if (fd == -1)
		return 0;
#endif
#ifdef DUP
	fd = open("/dev/null", O_RDONLY);
	close(fd);
	dup2(fd, 9);
	return 0;
#endif
	read(fd, &c, 1);
	return 0;
}
