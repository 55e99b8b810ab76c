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

/* Send the request to the server's FIFO. Returns 0, or -1 with errno. */
static int
send_request(const char *path, const struct request *req)
{
	/* TODO 5: open the server's FIFO and write the request, all of it. */
	(void)path;
	(void)req;
	(void)open_end;
	errno = ENOSYS;
	return -1;
}

/* Read the response from our FIFO. Returns 0, or -1 with errno. */
static int
receive(const char *path, struct response *resp)
{
	/* TODO 6: open our FIFO and read the response, all of it. */
	(void)path;
	(void)resp;
	errno = ENOSYS;
	return -1;
}

/*
 * Make our FIFO. One that stands there was left by a process that had our
 * PID before us; another kind of file is an error, and stays.
 * Returns 0, or -1 with errno.
 */
static int
make_fifo(const char *path)
{
	/* TODO 4a: make the FIFO, as the comment above says. */
	(void)path;
	return 0;
}

int
main(int argc, char *argv[])
{
	struct request req = {.pid = getpid(), .seq_len = 1};
	struct response resp;
	char server[PATH_SIZE], own[PATH_SIZE];
	int option, failed;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || argc - optind > 1)
		return usage();
	if (optind < argc) {
		req.seq_len = parse_len(argv[optind]);
		if (req.seq_len == 0)
			return usage();
	}
	/* A server that goes away must not end us with our FIFO left. */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		complain("signal");
		return 1;
	}
	snprintf(server, sizeof(server), SERVER_FIFO, dir);
	snprintf(own, sizeof(own), CLIENT_FIFO, dir, (long)req.pid);
	/* TODO 4b: call make_fifo() here, or where? Why? */
	(void)make_fifo;
	failed = send_request(server, &req) == -1 || receive(own, &resp) == -1;
	if (failed)
		complain("no answer");
	(void)own; /* TODO 4c: leave no FIFO behind, answer or not. */
	if (failed)
		return 1;
	if (printf("%d\n", resp.seq_num) < 0 || fflush(stdout) == EOF) {
		complain("standard output");
		return 1;
	}
	return 0;
}
