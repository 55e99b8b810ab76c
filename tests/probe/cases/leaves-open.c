/* A file that is open when the process ends: the kernel closes it. */
#include <fcntl.h>
#include <unistd.h>

int
main(void)
{
	int fd = open("/dev/null", O_RDONLY);

	if (fd == -1)
		return 1;
#ifdef CLOSES
	close(fd);
#endif
	return 0;
}
