/*
 * Different here: a signal jumps out of the wait for a message, to where all
 * is cleaned up; a line goes out by writev(), straight from where
 * it was read to.
 */
#include "frame.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static sigjmp_buf the_end;
static struct frame_reader reader;
static int in = -1, keep = -1;
static char path[PATH_MAX];

static void
on_stop(int sig)
{
	siglongjmp(the_end, sig);
}

static int
failed(const char *what)
{
	fprintf(stderr, "msg_server: %s: %s\n", what, strerror(errno));
	return 1;
}

static int
usage(void)
{
	fputs("usage: msg_server [-d DIR] [-m line|length|fixed]\n", stderr);
	return 2;
}

/* All parts, however few bytes a call takes. 0, or -1 with errno. */
static int
write_parts(int fd, struct iovec *part, int count)
{
	while (count > 0) {
		ssize_t n = writev(fd, part, count);

		if (n == -1 && errno != EINTR)
			return -1;
		if (n == -1)
			continue;
		for (; count > 0 && (size_t)n >= part->iov_len; count--)
			n -= part++->iov_len;
		if (count > 0) {
			part->iov_base = (char *)part->iov_base + n;
			part->iov_len -= n;
		}
	}
	return 0;
}

/* A message that has no PID in front is passed over without a word. */
static int
print_message(char *msg, size_t len)
{
	char *space = memchr(msg, ' ', len), *p;
	struct iovec line[] = {{msg, 0}, {":", 1}, {NULL, 0}, {"\n", 1}};

	if (space == NULL || space == msg)
		return 0;
	for (p = msg; p < space; p++)
		if (*p < '0' || *p > '9')
			return 0;
	for (p = space; p < msg + len; p++)
		if (iscntrl((unsigned char)*p))
			*p = '.';
	line[0].iov_len = space - msg;
	line[2].iov_base = space;
	line[2].iov_len = msg + len - space;
	return write_parts(STDOUT_FILENO, line, 4);
}

/* 0; -1 with errno, and no FIFO of ours. */
static int
open_fifo(void)
{
	struct stat st;

	if (mkfifo(path, 0600) == -1 && errno != EEXIST)
		return -1;
	if (lstat(path, &st) == -1)
		return -1;
	if (!S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return -1;
	}
	if ((in = open(path, O_RDONLY | O_NONBLOCK)) != -1 &&
	    (keep = open(path, O_WRONLY | O_NONBLOCK)) != -1 &&
	    fcntl(in, F_SETFL, 0) != -1)
		return 0;
	unlink(path);
	return -1;
}

/* Ends by a jump, or with what failed. */
static const char *
serve(enum frame_kind kind, const sigset_t *stops)
{
	char msg[PIPE_BUF];
	size_t len;

	frame_reader_init(&reader, in, kind);
	for (;;) {
		int got, why;

		sigprocmask(SIG_UNBLOCK, stops, NULL);
		got = frame_read(&reader, msg, sizeof(msg), &len);
		why = errno;
		sigprocmask(SIG_BLOCK, stops, NULL);
		errno = why;
		if (got == 1 && print_message(msg, len) == -1)
			return "standard output";
		if (got == 0 || (got == -1 && errno != EMSGSIZE))
			return path;
	}
}

/* Exit status: 0 once a signal has said stop. */
static int
serve_until_told(enum frame_kind kind, const sigset_t *stops)
{
	if (sigsetjmp(the_end, 0) != 0)
		return 0;
	return failed(serve(kind, stops));
}

int
main(int argc, char *argv[])
{
	static const char *const names[] = {"line", "length", "fixed"};
	struct sigaction sa = {.sa_handler = on_stop};
	int option, status, kind = FRAME_LINE;
	const char *dir = "/tmp";

	while ((option = getopt(argc, argv, "d:m:")) != -1) {
		if (option == 'd') {
			dir = optarg;
		} else if (option == 'm') {
			for (kind = 0; kind < 3; kind++)
				if (strcmp(names[kind], optarg) == 0)
					break;
		}
		if (option == '?' || kind == 3)
			return usage();
	}
	if (optind < argc)
		return usage();
	snprintf(path, sizeof(path), "%s/msg_sv", dir);
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&sa.sa_mask);
	sigaddset(&sa.sa_mask, SIGINT);
	sigaddset(&sa.sa_mask, SIGTERM);
	sigprocmask(SIG_BLOCK, &sa.sa_mask, NULL);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	if (open_fifo() == -1)
		return failed(path);
	status = serve_until_told(kind, &sa.sa_mask);
	close(in);
	close(keep);
	unlink(path);
	return status;
}
