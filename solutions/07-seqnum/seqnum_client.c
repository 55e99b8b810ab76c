/*
 * seqnum_client [-d DIR] [LEN]: ask the server of DIR for LEN numbers, one
 * unless told, and print the first of them.
 */
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *dir = DEFAULT_DIR;

static void
complain(const char *what)
{
	fprintf(stderr, "seqnum_client: %s: %s\n", what, strerror(errno));
}

static int
usage(void)
{
	fprintf(stderr, "usage: seqnum_client [-d DIR] [LEN]\n");
	return 2;
}

/* A whole number from 1 on, or 0 if TEXT is none. */
static int
parse_len(const char *text)
{
	char *end;
	long len;

	errno = 0;
	len = strtol(text, &end, 10);
	if (errno || end == text || *end || len < 1 || len > INT_MAX)
		return 0;
	return len;
}

#ifdef SOLUTION /* TODO 8 */
/* open, restarted when a signal interrupts it. */
static int
open_end(const char *path, int flags)
{
	int fd;

	do
		fd = open(path, flags);
	while (fd == -1 && errno == EINTR);
	if (fd == -1)
		complain(path);
	return fd;
}
#endif

/* Send the request. Returns 0, or -1 after a message. */
static int
send_request(const struct request *req)
{
#ifdef SOLUTION
	char path[PATH_SIZE];
	size_t done = 0;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	fd = open_end(path, O_WRONLY);
	if (fd == -1)
		return -1;
	/*
	 * Fewer than PIPE_BUF bytes go in one piece, so requests of several
	 * clients don't mix. The loop is for a write cut short all the same.
	 */
	while (done < sizeof(*req)) {
		n = write(fd, (const char *)req + done, sizeof(*req) - done);
		if (n >= 0) {
			done += n;
		} else if (errno != EINTR) {
			complain(path);
			close(fd);
			return -1;
		}
	}
	close(fd);
	return 0;
#else
	/* TODO 8: open the server's FIFO and write the request, all of it. */
	(void)req;
	errno = ENOSYS;
	complain("sending the request");
	return -1;
#endif
}

/* Read the response from our FIFO. Returns 0, or -1 after a message. */
static int
receive(const char *path, struct response *resp)
{
#ifdef SOLUTION
	size_t have = 0;
	ssize_t n;
	int fd = open_end(path, O_RDONLY);

	if (fd == -1)
		return -1;
	while (have < sizeof(*resp)) {
		n = read(fd, (char *)resp + have, sizeof(*resp) - have);
		if (n == 0)
			errno = EPROTO; /* the server left in the middle */
		if (n > 0) {
			have += n;
		} else if (n == 0 || errno != EINTR) {
			complain(path);
			close(fd);
			return -1;
		}
	}
	close(fd);
	return 0;
#else
	/* TODO 9: open our FIFO and read the response, all of it. */
	(void)path;
	(void)resp;
	errno = ENOSYS;
	complain("receiving the response");
	return -1;
#endif
}

int
main(int argc, char *argv[])
{
	struct request req = {.pid = getpid(), .seq_len = 1};
	struct response resp;
	char path[PATH_SIZE];
	int option, failed;

	while ((option = getopt(argc, argv, "d:")) != -1) {
		if (option != 'd')
			return usage();
		dir = optarg;
	}
	if (argc - optind > 1)
		return usage();
	if (optind < argc) {
		req.seq_len = parse_len(argv[optind]);
		if (req.seq_len == 0)
			return usage();
	}

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req.pid);
#ifdef SOLUTION
	/* A server that goes away shall not end us with our FIFO left. */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		complain("signal");
		return 1;
	}
	/*
	 * Before the request: the server may answer at once, and a client
	 * without a FIFO gets nothing. One that stands there is left over
	 * from a process that had our PID: nobody else uses it.
	 */
	if (mkfifo(path, S_IRUSR | S_IWUSR | S_IWGRP) == -1 &&
	    errno != EEXIST) {
		complain(path);
		return 1;
	}
	failed = send_request(&req) == -1 || receive(path, &resp) == -1;
	unlink(path);
#else
	/*
	 * TODO 7: make our FIFO at the right moment, and leave none behind,
	 * whatever happens.
	 */
	failed = send_request(&req) == -1 || receive(path, &resp) == -1;
#endif
	if (failed)
		return 1;
	if (printf("%d\n", resp.seq_num) < 0 || fflush(stdout) == EOF) {
		complain("standard output");
		return 1;
	}
	return 0;
}
