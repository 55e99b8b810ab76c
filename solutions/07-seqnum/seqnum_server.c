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
#ifdef SOLUTION
	struct stat st;

	if (mkfifo(path, S_IRUSR | S_IWUSR) == 0)
		return 0;
	if (errno != EEXIST || lstat(path, &st) == -1)
		return -1;
	if (S_ISFIFO(st.st_mode))
		return 0;
	errno = EEXIST;
	return -1;
#else
	/* TODO 1a: any other kind of file is an error, and stays as it is. */
	(void)path;
	errno = ENOSYS;
	return -1;
#endif
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
#ifdef SOLUTION /* TODO 7 */
	/* It unblocks the signals and waits, with no gap between the two. */
	if (!stop && pselect(fd + 1, &set, NULL, NULL, limit, &none) == -1 &&
	    errno != EINTR)
		return -1;
#else
	/* TODO 7b: look at `stop`. What does the last argument do for you? */
	if (pselect(fd + 1, &set, NULL, NULL, limit, &none) == -1 &&
	    errno != EINTR)
		return -1;
#endif
	return !stop;
}

/* Wait for one whole request. 1: it is in *req; 0: stop; -1 with errno. */
static int
next_request(int fd, struct request *req)
{
#ifdef SOLUTION
	size_t have = 0;
	int ready = 1;

	/* Ask for what is missing and no more: the rest is the next one's. */
	while (have < sizeof(*req) && (ready = wait_for(fd)) == 1) {
		ssize_t n = read(fd, (char *)req + have, sizeof(*req) - have);

		if (n > 0)
			have += n;
		else if (n == -1 && errno != EINTR && errno != EAGAIN)
			return -1;
	}
	return ready;
#else
	/* TODO 2a: read the request, all of it; wait before each read. */
	int ready = wait_for(fd);

	(void)req;
	errno = ENOSYS;
	return ready == 1 ? -1 : ready;
#endif
}

/* Open a client's FIFO: it has a second to open its end. -1 with errno. */
static int
open_reply(const char *path)
{
#ifdef SOLUTION /* TODO 9 */
	int fd = -1;

	/* A hundred moments. ENXIO: it has not opened its end yet. */
	for (int i = 0; i < 100 && fd == -1; i++) {
		fd = open(path, O_WRONLY | O_NONBLOCK | O_NOFOLLOW);
		if (fd == -1 && (errno != ENXIO || wait_for(-1) != 1))
			return -1;
	}
	return fd;
#else
	/* TODO 9: this waits for as long as the client likes. */
	return open(path, O_WRONLY | O_NOFOLLOW);
#endif
}

/* Give a client its numbers; for a bad request there are none. */
static void
serve(const struct request *req)
{
	struct response resp = {.seq_num = next_num};
	char path[PATH_SIZE];
#ifdef SOLUTION /* TODO 3 */
	struct stat st;
	size_t done = 0;
	ssize_t n = 0;
	int fd;
#endif

#ifdef SOLUTION
	if (req->pid < 1 || req->seq_len < 1 ||
	    req->seq_len > INT_MAX - next_num) {
		fprintf(stderr,
			"seqnum_server: bad request: PID %ld, %d numbers\n",
			(long)req->pid, req->seq_len);
		return;
	}
#else
	/* TODO 2b: find the bad requests, and say so on stderr. */
#endif
#ifdef SOLUTION
	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	fd = open_reply(path);
	if (fd == -1) {
		complain(path);
		return;
	}
	/* Anybody can write anything to our FIFO: look before writing. */
	if (fstat(fd, &st) == -1 || !S_ISFIFO(st.st_mode)) {
		errno = EINVAL;
		n = -1;
	}
	while (done < sizeof(resp) && (n != -1 || errno == EINTR)) {
		n = write(fd, (char *)&resp + done, sizeof(resp) - done);
		if (n > 0)
			done += n;
	}
	if (done < sizeof(resp))
		complain(path);
	else
		next_num += req->seq_len;
	close(fd);
#else
	/*
	 * TODO 3: open the client's FIFO by open_reply(); nothing but a FIFO
	 * will do. Write the response, all of it, and count the numbers that
	 * are gone.
	 */
	(void)req, (void)resp, (void)path;
	(void)open_reply;
#endif
}

#ifdef SOLUTION /* TODO 7 */
static void
on_stop(int sig)
{
	(void)sig;
	stop = 1;
}

#endif
/* Before there is a FIFO that a signal could leave. 0, or -1 with errno. */
static int
set_up_signals(void)
{
#ifdef SOLUTION
	struct sigaction sa = {.sa_handler = on_stop};

	/* Blocked except in the wait: else one could slip in before it. */
	sigemptyset(&sa.sa_mask);
	sigaddset(&sa.sa_mask, SIGINT);
	sigaddset(&sa.sa_mask, SIGTERM);
	if (sigprocmask(SIG_BLOCK, &sa.sa_mask, NULL) == -1 ||
	    sigaction(SIGINT, &sa, NULL) == -1 ||
	    sigaction(SIGTERM, &sa, NULL) == -1)
		return -1;
#else
	/*
	 * TODO 7a: let SIGINT and SIGTERM set `stop`. Block them: none may
	 * slip through between a look at `stop` and the call that waits.
	 */
#endif
#ifdef SOLUTION
	/* A client that is gone is an error of write, and not our death. */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		return -1;
#else
	/* TODO 8: a client that is gone must not end the server. */
#endif
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
#ifdef SOLUTION
	/* While we have a write end ourselves, read gives no end of file. */
	ends[0] = open(path, O_RDONLY | O_NONBLOCK);
	if (ends[0] != -1)
		ends[1] = open(path, O_WRONLY | O_NONBLOCK);
#else
	/*
	 * TODO 1b: open the FIFO for reading, without waiting for a client,
	 * and for writing: while that end is open, read never gives end of
	 * file.
	 */
#endif
	if (ends[1] != -1) {
		while ((got = next_request(ends[0], &req)) == 1)
			serve(&req);
#ifdef SOLUTION /* TODO 7 */
		close(ends[0]);
		close(ends[1]);
#endif
	}
	if (got == -1)
		complain(path);
#ifdef SOLUTION
	unlink(path);
#else
	(void)path; /* TODO 7c: leave nothing open, and no FIFO. */
#endif
	return got == 0 ? 0 : 1;
}
