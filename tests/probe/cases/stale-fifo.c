/*
 * A FIFO from an earlier run is fine, and something else goes wrong: that is no
 * stale-fifo-fatal. FATAL: it is.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int
main(void)
{
	unlink("stale");
	if (mkfifo("stale", 0600) == -1)
		return 1;
	if (mkfifo("stale", 0600) == -1) {
#ifdef FATAL
		perror("mkfifo");
		return 1;
#endif
		if (errno != EEXIST)
			return 1;
	}
	unlink("stale");
	fprintf(stderr, "open: %s\n", strerror(ENOSYS));
	return 1;
}
