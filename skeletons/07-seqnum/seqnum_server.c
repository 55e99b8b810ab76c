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
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

static const char *dir = DEFAULT_DIR;
static int next_num; /* the first number that nobody has */

static volatile sig_atomic_t stop; /* SIGINT or SIGTERM came */
static volatile sig_atomic_t late; /* the client's second is over */

static void
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
}

/*
 * Make the server's FIFO. One that stands there already is fine: a server
 * that was killed left it. Any other kind of file is an error, and stays.
 * Returns 0, or -1 with errno.
 */
static int
make_fifo(const char *path)
{
	/*
	 * TODO 1: make the FIFO, as the comment above says. Then fill in
	 * open_ends() as well.
	 */
	(void)path;
	errno = ENOSYS;
	return -1;
}

/*
 * Open the FIFO for reading into ends[0], without waiting for a client; and
 * for writing into ends[1], which nobody writes to: while one writer is left,
 * read never gives end of file, however many clients come and go.
 * Returns 0, or -1 with errno.
 */
static int
open_ends(const char *path, int ends[2])
{
	/* TODO 1, second half: open both ends, as the comment above says. */
	(void)path;
	ends[0] = ends[1] = -1;
	return 0;
}


/*
 * See to the signals, before there is a FIFO that one could leave behind.
 * Returns 0, or -1 with errno.
 */
static int
set_up_signals(void)
{
	/*
	 * TODO 2: let SIGINT and SIGTERM set `stop`, and fill in
	 * wait_readable() so that it notices. No signal may slip through
	 * between a look at `stop` and the call that waits.
	 */
	/* TODO 5: a client that is gone must not end the server. */
	return 0;
}

/*
 * Wait until fd can be read or a signal says stop.
 * Returns 1: read it now; 0: stop; -1 with errno.
 */
static int
wait_readable(int fd)
{
	/* TODO 2, second half: wait for fd or for a signal. */
	(void)fd;
	return 0;
}

/*
 * Wait for one whole request: the bytes may come in pieces.
 * Returns 1 and fills *req; 0: stop; -1 with errno.
 */
static int
next_request(int fd, struct request *req)
{
	int ready;
	ready = wait_readable(fd);
	if (ready != 1)
		return ready;
	/*
	 * TODO 3: read one request, all of it. Then fill in acceptable().
	 */
	(void)req;
	errno = ENOSYS;
	return -1;
}

/* Can this request be met? Says why not on stderr. */
static int
acceptable(const struct request *req)
{
	/* TODO 3, second half: find the bad requests, and say so on stderr. */
	(void)req;
	return 1;
}



/*
 * Open the FIFO of the client for writing. The client has one second to open
 * its end; after that it is not waited for.
 * Returns the descriptor, or -1 with errno.
 */
static int
open_reply(const char *path)
{
	/*
	 * TODO 4: open the client's FIFO. Nothing but a FIFO will do.
	 * (TODO 6 comes back to the second.)
	 */
	(void)path;
	errno = ENOSYS;
	return -1;
}

/* Returns 0 once all of *resp is written, or -1 with errno. */
static int
write_response(int fd, const struct response *resp)
{
	/* TODO 4, second half: write the response, all of it. */
	(void)fd;
	(void)resp;
	errno = ENOSYS;
	return -1;
}

/* Give a client its numbers. One that can't be reached gets none. */
static void
serve(const struct request *req)
{
	struct response resp = {.seq_num = next_num};
	char path[PATH_SIZE];
	int fd;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	fd = open_reply(path);
	if (fd == -1) {
		complain(path);
		return;
	}
	if (write_response(fd, &resp) == -1)
		complain(path);
	else
		next_num += req->seq_len;
	close(fd);
}

/* Serve until a signal says stop. Returns 0, or -1 with errno. */
static int
serve_all(int fd)
{
	struct request req;
	int got;

	while ((got = next_request(fd, &req)) == 1) {
		if (!acceptable(&req))
			continue;
		/*
		 * TODO 6: no client may take longer than a second. What if
		 * SIGTERM comes in that second?
		 */
		serve(&req);
	}
	return got;
}

int
main(int argc, char *argv[])
{
	char path[PATH_SIZE];
	int ends[2], option, failed;

	while ((option = getopt(argc, argv, "d:")) != -1) {
		if (option != 'd') {
			fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
			return 2;
		}
		dir = optarg;
	}
	if (optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);

	if (set_up_signals() == -1 || make_fifo(path) == -1) {
		complain(path);
		return 1;
	}
	failed = open_ends(path, ends) == -1;
	if (failed) {
		complain(path);
	} else {
		failed = serve_all(ends[0]) == -1;
		if (failed)
			complain("serving");
			/* TODO 2, third part: leave nothing open... */
	}
	/* TODO 2, fourth part: ... and no FIFO behind. */
	return failed;
}
