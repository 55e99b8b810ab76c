/*
 * msg_server [-d DIR] [-m line|length|fixed]: print the messages that come
 * through DIR/msg_sv, a line a message: "PID: TEXT". SIGINT and SIGTERM remove
 * the FIFO and end it with status 0.
 */
#include "frame.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE 4096

static char path[PATH_SIZE];
static int ends[2]; /* of our FIFO: to read, and one that keeps it open */

static void
complain(const char *what)
{
	fprintf(stderr, "msg_server: %s: %s\n", what, strerror(errno));
}

static int
usage(void)
{
	fprintf(stderr, "usage: msg_server [-d DIR] [-m line|length|fixed]\n");
	return 2;
}

/* Returns 0 and sets *kind, or -1 if there is no such one. */
static int
parse_kind(const char *name, enum frame_kind *kind)
{
	static const char *const names[] = {"line", "length", "fixed"};

	for (int i = 0; i < 3; i++) {
		if (strcmp(name, names[i]) == 0) {
			*kind = (enum frame_kind)i;
			return 0;
		}
	}
	return -1;
}

/*
 * Print one message, at once. Returns 0, or -1 if standard output fails; a
 * message that is not a PID, a space and a text is reported and left out.
 */
static int
print_message(const char *msg, size_t len)
{
	/* TODO 8: print the message as a line. */
	(void)msg;
	(void)len;
	return 0;
}

/* Print messages until the stream fails. Returns -1 with errno. */
static int
serve(enum frame_kind kind)
{
	struct frame_reader reader;
	char msg[PIPE_BUF];
	size_t len;
	int got = -1;

	frame_reader_init(&reader, ends[0], kind);
	/*
	 * TODO 8, second half: message after message. One that is too long
	 * must not end the server.
	 */
	(void)msg;
	(void)len;
	(void)print_message;
	errno = ENOSYS;
	return got;
}

/* As in lab 07: an old FIFO is fine, another file is an error. 0, or -1. */
static int
make_fifo(void)
{
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
}

/* Open both ends: with a writer of our own, read never sees end of file. */
static int
open_ends(void)
{
	ends[0] = open(path, O_RDONLY | O_NONBLOCK);
	if (ends[0] == -1)
		return -1;
	ends[1] = open(path, O_WRONLY);
	/* From here on, read shall wait for messages. */
	if (ends[1] == -1 || fcntl(ends[0], F_SETFL, O_RDONLY) == -1) {
		close(ends[0]);
		return -1;
	}
	return 0;
}


/*
 * Hold SIGINT and SIGTERM back (SIG_BLOCK) while the FIFO is made, so that
 * none can leave it behind; then let them come (SIG_UNBLOCK). 0, or -1.
 */
static int
stop_signals(int how)
{
	/*
	 * TODO 9: SIGINT and SIGTERM end the server with status 0, no FIFO
	 * left and nothing open. What is safe in a signal handler?
	 */
	(void)how;
	return 0;
}

int
main(int argc, char *argv[])
{
	enum frame_kind kind = FRAME_LINE;
	const char *dir = "/tmp";
	int option;

	while ((option = getopt(argc, argv, "d:m:")) != -1) {
		if (option == 'd')
			dir = optarg;
		else if (option != 'm' || parse_kind(optarg, &kind) == -1)
			return usage();
	}
	if (optind != argc)
		return usage();
	/* If nobody reads our output: an error, so that the FIFO goes. */
	signal(SIGPIPE, SIG_IGN);

	snprintf(path, sizeof(path), "%s/msg_sv", dir);
	if (stop_signals(SIG_BLOCK) == -1 || make_fifo() == -1) {
		complain(path);
		return 1;
	}
	if (open_ends() == -1 || stop_signals(SIG_UNBLOCK) == -1 ||
	    serve(kind) != 1)
		complain(path);
	unlink(path);
	return 1;
}
