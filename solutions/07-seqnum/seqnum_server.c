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
#ifdef SOLUTION                    /* TODO 2 */
static sigset_t calm, ours; /* the signal masks: while we wait, and else */
#endif

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
#ifdef SOLUTION
	struct stat st;

	if (mkfifo(path, S_IRUSR | S_IWUSR | S_IWGRP) == 0)
		return 0;
	if (errno != EEXIST || lstat(path, &st) == -1)
		return -1;
	if (!S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return -1;
	}
	return 0;
#else
	/*
	 * TODO 1: make the FIFO, as the comment above says. Then fill in
	 * open_ends() as well.
	 */
	(void)path;
	errno = ENOSYS;
	return -1;
#endif
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
#ifdef SOLUTION
	do
		ends[0] = open(path, O_RDONLY | O_NONBLOCK);
	while (ends[0] == -1 && errno == EINTR);
	if (ends[0] == -1)
		return -1;
	do
		ends[1] = open(path, O_WRONLY); /* there is a reader: us */
	while (ends[1] == -1 && errno == EINTR);
	if (ends[1] == -1) {
		close(ends[0]);
		return -1;
	}
	return 0;
#else
	/* TODO 1, second half: open both ends, as the comment above says. */
	(void)path;
	ends[0] = ends[1] = -1;
	return 0;
#endif
}

#ifdef SOLUTION /* TODO 6 */
static void
on_alarm(int sig)
{
	(void)sig;
	late = 1;
}
#endif
#ifdef SOLUTION /* TODO 2 */

static void
on_stop(int sig)
{
	(void)sig;
	stop = 1;
}

static int
handle(int sig, void (*handler)(int))
{
	struct sigaction sa = {.sa_handler = handler};

	/* No SA_RESTART: a signal shall end the call that waits. */
	sigemptyset(&sa.sa_mask);
	return sigaction(sig, &sa, NULL);
}
#endif

/*
 * See to the signals, before there is a FIFO that one could leave behind.
 * Returns 0, or -1 with errno.
 */
static int
set_up_signals(void)
{
#ifdef SOLUTION
	/*
	 * Blocked from here on, except where we wait. A signal that came
	 * between a look at `stop` and a read would be seen only after the
	 * read, which may be never.
	 */
	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGALRM);
	if (sigprocmask(SIG_BLOCK, &ours, &calm) == -1)
		return -1;
	/* Whoever started us may have had them blocked. */
	sigdelset(&calm, SIGINT);
	sigdelset(&calm, SIGTERM);
	sigdelset(&calm, SIGALRM);
	if (handle(SIGINT, on_stop) == -1 || handle(SIGTERM, on_stop) == -1)
		return -1;
#else
	/*
	 * TODO 2: let SIGINT and SIGTERM set `stop`, and fill in
	 * wait_readable() so that it notices. No signal may slip through
	 * between a look at `stop` and the call that waits.
	 */
#endif
#ifdef SOLUTION
	/* A client that is gone shall be an error of write, not our death. */
	if (handle(SIGPIPE, SIG_IGN) == -1)
		return -1;
#else
	/* TODO 5: a client that is gone must not end the server. */
#endif
#ifdef SOLUTION /* TODO 6 */
	if (handle(SIGALRM, on_alarm) == -1)
		return -1;
#endif
	return 0;
}

/*
 * Wait until fd can be read or a signal says stop.
 * Returns 1: read it now; 0: stop; -1 with errno.
 */
static int
wait_readable(int fd)
{
#ifdef SOLUTION
	fd_set set;

	while (!stop) {
		FD_ZERO(&set);
		FD_SET(fd, &set);
		/* Unblocks the signals and waits, with no gap between. */
		if (pselect(fd + 1, &set, NULL, NULL, NULL, &calm) > 0)
			return 1;
		if (errno != EINTR)
			return -1;
	}
	return 0;
#else
	/* TODO 2, second half: wait for fd or for a signal. */
	(void)fd;
	return 0;
#endif
}

/*
 * Wait for one whole request: the bytes may come in pieces.
 * Returns 1 and fills *req; 0: stop; -1 with errno.
 */
static int
next_request(int fd, struct request *req)
{
	int ready;
#ifdef SOLUTION
	size_t have = 0;
	ssize_t n;

	/* Ask for what is missing and no more: the rest is the next one's. */
	while (have < sizeof(*req)) {
		ready = wait_readable(fd);
		if (ready != 1)
			return ready;
		n = read(fd, (char *)req + have, sizeof(*req) - have);
		if (n > 0)
			have += n;
		else if (n == -1 && errno != EINTR && errno != EAGAIN)
			return -1;
	}
	return 1;
#else
	ready = wait_readable(fd);
	if (ready != 1)
		return ready;
	/*
	 * TODO 3: read one request, all of it. Then fill in acceptable().
	 */
	(void)req;
	errno = ENOSYS;
	return -1;
#endif
}

/* Can this request be met? Says why not on stderr. */
static int
acceptable(const struct request *req)
{
#ifdef SOLUTION
	if (req->pid < 1 || req->seq_len < 1) {
		fprintf(stderr,
			"seqnum_server: bad request: PID %ld, %d"
			" numbers\n",
			(long)req->pid, req->seq_len);
		return 0;
	}
	if (req->seq_len > INT_MAX - next_num) {
		fprintf(stderr,
			"seqnum_server: PID %ld: %d numbers are more"
			" than are left\n",
			(long)req->pid, req->seq_len);
		return 0;
	}
#else
	/* TODO 3, second half: find the bad requests, and say so on stderr. */
	(void)req;
#endif
	return 1;
}

#ifdef SOLUTION /* TODO 6 */
/* For one second, signals end the calls that wait: SIGALRM at its end. */
static int
start_second(void)
{
	/*
	 * Then again and again: the first SIGALRM may come just before the
	 * call that it should end.
	 */
	static const struct itimerval second = {.it_value.tv_sec = 1,
						.it_interval.tv_usec = 50000};

	late = 0;
	if (setitimer(ITIMER_REAL, &second, NULL) == -1)
		return -1;
	return sigprocmask(SIG_SETMASK, &calm, NULL);
}

static int
end_second(void)
{
	static const struct itimerval never;

	if (sigprocmask(SIG_BLOCK, &ours, NULL) == -1)
		return -1;
	return setitimer(ITIMER_REAL, &never, NULL);
}
#endif

#ifdef SOLUTION /* TODO 4 */
/* Was the call that has just failed only interrupted, and is there time? */
static int
try_again(void)
{
	return errno == EINTR && !late && !stop;
}
#endif

/*
 * Open the FIFO of the client for writing. The client has one second to open
 * its end; after that it is not waited for.
 * Returns the descriptor, or -1 with errno.
 */
static int
open_reply(const char *path)
{
#ifdef SOLUTION
	struct stat st;
	int fd;

	do
		fd = open(path, O_WRONLY | O_NOFOLLOW);
	while (fd == -1 && try_again());
	if (fd == -1)
		return -1;
	/* Anybody can write anything to our FIFO: look before writing. */
	if (fstat(fd, &st) == -1 || !S_ISFIFO(st.st_mode)) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	return fd;
#else
	/*
	 * TODO 4: open the client's FIFO. Nothing but a FIFO will do.
	 * (TODO 6 comes back to the second.)
	 */
	(void)path;
	errno = ENOSYS;
	return -1;
#endif
}

/* Returns 0 once all of *resp is written, or -1 with errno. */
static int
write_response(int fd, const struct response *resp)
{
#ifdef SOLUTION
	size_t done = 0;
	ssize_t n;

	while (done < sizeof(*resp)) {
		n = write(fd, (const char *)resp + done, sizeof(*resp) - done);
		if (n >= 0)
			done += n;
		else if (!try_again())
			return -1;
	}
	return 0;
#else
	/* TODO 4, second half: write the response, all of it. */
	(void)fd;
	(void)resp;
	errno = ENOSYS;
	return -1;
#endif
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
#ifdef SOLUTION
		if (start_second() == -1)
			return -1;
		serve(&req);
		if (end_second() == -1)
			return -1;
#else
		/*
		 * TODO 6: no client may take longer than a second. What if
		 * SIGTERM comes in that second?
		 */
		serve(&req);
#endif
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
#ifdef SOLUTION
		close(ends[0]);
		close(ends[1]);
#else
			/* TODO 2, third part: leave nothing open... */
#endif
	}
#ifdef SOLUTION
	unlink(path);
#else
	/* TODO 2, fourth part: ... and no FIFO behind. */
#endif
	return failed;
}
