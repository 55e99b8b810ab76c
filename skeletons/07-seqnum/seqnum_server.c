/*
 * seqnum_server [-d DIR]: hand out ranges of numbers, none of them twice.
 * Clients ask through DIR/seqnum_sv, and each gets its answer through a FIFO
 * of its own. SIGINT and SIGTERM end it, with status 0 and no FIFO left.
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
#include <unistd.h>

static const char *dir = DEFAULT_DIR;
static int next_num;               /* the first number that nobody has */
static volatile sig_atomic_t stop; /* SIGINT or SIGTERM came */

static void
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
}

/* Make our FIFO, or find one that a killed server left. 0; -1 with errno. */
static int
make_fifo(const char *path)
{
	/* TODO 1a: any other kind of file is an error, and stays as it is. */
	(void)path;
	errno = ENOSYS;
	return -1;
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
	/* TODO 2a: read the request, all of it; wait before each read. */
	int ready = wait_for(fd);

	(void)req;
	errno = ENOSYS;
	return ready == 1 ? -1 : ready;
}

/* Open a client's FIFO: it has a second to open its end. -1 with errno. */
static int
open_reply(const char *path)
{
	/* TODO 9: this waits for as long as the client likes. */
	return open(path, O_WRONLY | O_NOFOLLOW);
}

/* Give a client its numbers; for a bad request there are none. */
static void
serve(const struct request *req)
{
	struct response resp = {.seq_num = next_num};
	char path[PATH_SIZE];

	/* TODO 2b: find the bad requests, and say so on stderr. */
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
	int ends[2] = {-1, -1}, option, got = -1;

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
	/*
	 * TODO 1b: open the FIFO for reading, without waiting for a client,
	 * and for writing: while that end is open, read never gives end of
	 * file.
	 */
	if (ends[1] != -1) {
		while ((got = next_request(ends[0], &req)) == 1)
			serve(&req);
	}
	if (got == -1)
		complain(path);
	(void)path; /* TODO 7c: leave nothing open, and no FIFO. */
	return got == 0 ? 0 : 1;
}
