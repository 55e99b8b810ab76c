/*
 * seqnum_server [-d DIR]: hand out ranges of numbers, none of them twice.
 *
 * Clients write a struct request to DIR/seqnum_sv; each gets its answer
 * through DIR/seqnum_cl.PID, which it made before it asked. SIGINT and
 * SIGTERM remove the server's FIFO and end it with status 0.
 */
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *dir = DEFAULT_DIR;
static int next_num;               /* the first number that nobody has */
static volatile sig_atomic_t stop; /* SIGINT or SIGTERM came */

static void
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
}

/* open, restarted when a signal interrupts it, as in lab 06. */
static int
open_end(const char *path, int flags)
{
	int fd;

	do
		fd = open(path, flags);
	while (fd == -1 && errno == EINTR);
	return fd;
}

/*
 * Make the server's FIFO; one that a killed server left is fine. Any other
 * kind of file is an error, and stays. Returns 0, or -1 with errno.
 */
static int
make_fifo(const char *path)
{
	/* TODO 1a: make the FIFO, as the comment above says. */
	(void)path;
	errno = ENOSYS;
	return -1;
}

/*
 * Open the FIFO for reading, without waiting for a client, and for writing:
 * while that end is left, read never gives end of file. 0, or -1 with errno.
 */
static int
open_ends(const char *path, int ends[2])
{
	/* TODO 1b: open both ends, as the comment above says. */
	(void)path;
	ends[0] = ends[1] = -1;
	return 0;
}

/*
 * Wait until fd can be read; if it is -1, for a moment. SIGINT and SIGTERM
 * come in here alone. 1: go on; 0: a signal said stop; -1 with errno.
 */
static int
wait_for(int fd)
{
	static const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
	const struct timespec *limit = fd == -1 ? &moment : NULL;
	fd_set set;
	sigset_t none;

	FD_ZERO(&set);
	if (fd != -1)
		FD_SET(fd, &set);
	sigemptyset(&none);
	/* TODO 7b: look at `stop`. What does the last argument do for you? */
	if (pselect(fd + 1, &set, NULL, NULL, limit, &none) == -1 &&
	    errno != EINTR)
		return -1;
	return !stop;
}

/* Wait for one whole request. 1: it is in *req; 0: stop; -1 with errno. */
static int
next_request(int fd, struct request *req)
{
	int ready = wait_for(fd);
	/* TODO 2a: read the request, all of it; wait before each read. */
	(void)req;
	errno = ENOSYS;
	return ready == 1 ? -1 : ready;
}

/* Can this request be met? Says on stderr that it can't. */
static int
acceptable(const struct request *req)
{
	/* TODO 2b: find the bad requests, and say so on stderr. */
	(void)req;
	return 1;
}

/* Open a client's FIFO: it has a second to open its end. -1 with errno. */
static int
open_reply(const char *path)
{
	/* TODO 9: this waits for as long as the client likes. */
	return open_end(path, O_WRONLY | O_NOFOLLOW);
}

/* Give a client its numbers. One that can't be reached gets none. */
static void
serve(const struct request *req)
{
	struct response resp = {.seq_num = next_num};
	char path[PATH_SIZE];
	/*
	 * TODO 3: open the client's FIFO by open_reply(); nothing but a FIFO
	 * will do. Write the response, all of it, and count the numbers that
	 * are gone.
	 */
	(void)req, (void)resp, (void)path;
	(void)open_reply;
}

/* Before there is a FIFO that a signal could leave. 0, or -1 with errno. */
static int
set_up_signals(void)
{
	/*
	 * TODO 7a: let SIGINT and SIGTERM set `stop`. Block them: none may
	 * slip through between a look at `stop` and the call that waits.
	 */
	/* TODO 8: a client that is gone must not end the server. */
	return 0;
}

int
main(int argc, char *argv[])
{
	char path[PATH_SIZE];
	struct request req;
	int ends[2], option, got = -1;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	if (set_up_signals() == -1 || make_fifo(path) == -1) {
		complain(path);
		return 1;
	}
	if (open_ends(path, ends) == 0) {
		while ((got = next_request(ends[0], &req)) == 1)
			if (acceptable(&req))
				serve(&req);
		(void)ends; /* TODO 7c: leave nothing open... */
	}
	if (got == -1)
		complain(path);
	(void)path;         /* TODO 7d: ... and no FIFO behind. */
	return got == 0 ? 0 : 1;
}
