/* SPDX-License-Identifier: MIT */
/* usage: writes COUNT: so many writes of a byte each, to /dev/null. */
#include <err.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	int count = argc == 2 ? atoi(argv[1]) : 0;
	int fd = open("/dev/null", O_WRONLY);

	if (fd == -1)
		err(1, "/dev/null");
	for (int i = 0; i < count; i++)
		if (write(fd, "x", 1) != 1)
			err(1, "write");
	if (close(fd) == -1)
		err(1, "close");
	return 0;
}
