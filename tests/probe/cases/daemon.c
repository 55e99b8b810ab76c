/*
 * A child that goes on after its parent's end, in a session of its own: it ends
 * by itself. TWICE: by a second fork. WAITS: it waits for somebody outside.
 * STAYS: without setsid, a child that was forgotten.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int
main(void)
{
	struct timespec half = {0, 500000000};
	int fd;

	switch (fork()) {
	case -1:
		return 1;
	case 0:
		break;
	default:
		return 0;
	}
#ifndef STAYS
	if (setsid() == -1)
		return 1;
#endif
#ifdef TWICE
	switch (fork()) {
	case -1:
		return 1;
	case 0:
		break;
	default:
		return 0;
	}
#endif
#ifdef WAITS
	pause();
#endif
	nanosleep(&half, NULL);
	fd = open("done", O_WRONLY | O_CREAT, 0600);
	if (fd == -1)
		return 1;
	return close(fd);
}
