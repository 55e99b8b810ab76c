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


/* Send the request. Returns 0, or -1 after a message. */
static int
send_request(const struct request *req)
{
	/* TODO 8: open the server's FIFO and write the request, all of it. */
	(void)req;
	errno = ENOSYS;
	complain("sending the request");
	return -1;
}

/* Read the response from our FIFO. Returns 0, or -1 after a message. */
static int
receive(const char *path, struct response *resp)
{
	/* TODO 9: open our FIFO and read the response, all of it. */
	(void)path;
	(void)resp;
	errno = ENOSYS;
	complain("receiving the response");
	return -1;
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
	/*
	 * TODO 7: make our FIFO at the right moment, and leave none behind,
	 * whatever happens.
	 */
	failed = send_request(&req) == -1 || receive(path, &resp) == -1;
	if (failed)
		return 1;
	if (printf("%d\n", resp.seq_num) < 0 || fflush(stdout) == EOF) {
		complain("standard output");
		return 1;
	}
	return 0;
}
