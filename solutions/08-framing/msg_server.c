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
#ifdef SOLUTION
	size_t digits = 0;

	while (digits < len && isdigit((unsigned char)msg[digits]))
		digits++;
	if (digits == 0 || digits == len || msg[digits] != ' ') {
		errno = EPROTO;
		complain("a message without a PID");
		return 0;
	}
	printf("%.*s: ", (int)digits, msg);
	/* A newline would let a client write a line in another's name. */
	for (size_t i = digits + 1; i < len; i++)
		putchar(iscntrl((unsigned char)msg[i]) ? '?' : msg[i]);
	putchar('\n');
	/* Whoever reads it must not wait for the next 4096 bytes. */
	return fflush(stdout) == EOF ? -1 : 0;
#else
	/* TODO 8a: print the message as a line, and as one line only. */
	(void)msg;
	(void)len;
	return 0;
#endif
}

/*
 * Let SIGINT and SIGTERM come (SIG_UNBLOCK), or hold them back (SIG_BLOCK):
 * while the FIFO is made, so that none can leave it behind, and while a
 * message is printed, so that none leaves half a line. Returns 0, or -1.
 */
static int
stop_signals(int how)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	return sigprocmask(how, &set, NULL);
}

/* Print messages until the stream or standard output fails: with errno. */
static void
serve(enum frame_kind kind)
{
	struct frame_reader reader;
	char msg[PIPE_BUF];
	size_t len;
	int got = -1;

	frame_reader_init(&reader, ends[0], kind);
#ifdef SOLUTION
	while (stop_signals(SIG_UNBLOCK) == 0) {
		got = frame_read(&reader, msg, sizeof(msg), &len);
		if (got == -1 && errno != EMSGSIZE)
			return;
		if (stop_signals(SIG_BLOCK) == -1)
			return;
		if (got == -1)
			complain("a message");
		else if (print_message(msg, len) == -1)
			return;
	}
#else
	/*
	 * TODO 8b: message after message. One that is too long must not end
	 * the server. SIGINT and SIGTERM may come while you wait for one, and
	 * not while you print it: see stop_signals().
	 */
	(void)msg, (void)len, (void)got;
	(void)print_message;
	errno = ENOSYS;
#endif
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
	int flags;

	ends[0] = open(path, O_RDONLY | O_NONBLOCK);
	if (ends[0] == -1)
		return -1;
	ends[1] = open(path, O_WRONLY | O_NONBLOCK); /* a reader is there */
	if (ends[1] == -1)
		return -1;
	/* From here on, read waits for messages. */
	flags = fcntl(ends[0], F_GETFL);
	if (flags == -1)
		return -1;
	return fcntl(ends[0], F_SETFL, flags & ~O_NONBLOCK);
}

#ifdef SOLUTION /* TODO 9 */
/*
 * frame_read restarts its read after a signal, so a flag would be looked at
 * too late. The handler does it all: each of these is async-signal-safe,
 * and nothing that it needs changes once the signals can come.
 */
static void
on_stop(int sig)
{
	(void)sig;
	close(ends[0]);
	close(ends[1]);
	unlink(path);
	_exit(0);
}

#endif
/* Let SIGINT and SIGTERM end the server. Returns 0, or -1 with errno. */
static int
catch_signals(void)
{
#ifdef SOLUTION
	struct sigaction sa = {.sa_handler = on_stop};

	sigfillset(&sa.sa_mask); /* neither interrupts the other's handler */
	if (sigaction(SIGINT, &sa, NULL) == -1)
		return -1;
	return sigaction(SIGTERM, &sa, NULL);
#else
	/*
	 * TODO 9: SIGINT and SIGTERM end the server with status 0, no FIFO
	 * left and nothing open. What is safe in a signal handler?
	 */
	return 0;
#endif
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
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		complain("signal");
		return 1;
	}

	snprintf(path, sizeof(path), "%s/msg_sv", dir);
	if (stop_signals(SIG_BLOCK) == -1 || catch_signals() == -1 ||
	    make_fifo() == -1) {
		complain(path);
		return 1;
	}
	if (open_ends() == 0)
		serve(kind);
	complain(path); /* what ends it but a signal is an error */
	unlink(path);
	return 1;
}
