/*
 * Different: a child reads and prints; the parent waits for a signal in
 * sigwaitinfo, so no handler does anything, and ends the child with it.
 */
#include "frame.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int in_fd, keep_fd;

static int
complain(const char *what)
{
	fprintf(stderr, "msg_server: %s: %s\n", what, strerror(errno));
	return 1;
}

static void
end_child(int sig)
{
	(void)sig;
	close(in_fd);
	close(keep_fd);
	_exit(0);
}

/* "PID TEXT" becomes "PID: TEXT\n" where it lies, and goes out in one piece. */
static int
print_message(char *msg, size_t len)
{
	char line[PIPE_BUF + 2];
	char *space = memchr(msg, ' ', len), *p = line;
	size_t digits, left = len + 2;

	digits = space ? strspn(msg, "0123456789") : 0;
	if (!space || digits == 0 || msg + digits != space) {
		errno = EPROTO;
		complain("a message without a PID");
		return 0;
	}
	memcpy(line, msg, digits);
	line[digits] = ':';
	memcpy(line + digits + 1, msg + digits, len - digits);
	for (char *c = line; c <= line + len; c++)
		if ((unsigned char)*c < ' ' || *c == 127)
			*c = '?';
	line[len + 1] = '\n';
	while (left > 0) {
		ssize_t n = write(STDOUT_FILENO, p, left);

		if (n == -1 && errno != EINTR)
			return -1;
		if (n > 0) {
			p += n;
			left -= n;
		}
	}
	return 0;
}

static void
read_and_print(enum frame_kind kind)
{
	static struct frame_reader reader;
	struct sigaction sa = {.sa_handler = end_child};
	char msg[PIPE_BUF];
	sigset_t term;
	size_t len;

	sigaction(SIGTERM, &sa, NULL);
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigprocmask(SIG_UNBLOCK, &term, NULL);
	frame_reader_init(&reader, in_fd, kind);
	for (;;) {
		switch (frame_read(&reader, msg, sizeof(msg), &len)) {
		case 1:
			if (print_message(msg, len) == -1)
				_exit(complain("standard output"));
			break;
		case 0:
			_exit(1);
		default:
			complain("a message");
			if (errno != EMSGSIZE)
				_exit(1);
		}
	}
}

static enum frame_kind
kind_of(const char *name)
{
	if (strcmp(name, "line") == 0)
		return FRAME_LINE;
	if (strcmp(name, "length") == 0)
		return FRAME_LENGTH;
	if (strcmp(name, "fixed") == 0)
		return FRAME_FIXED;
	return (enum frame_kind) - 1;
}

/* Make the FIFO and open both ends of it. 0, or -1 with errno. */
static int
set_up(const char *path)
{
	struct stat st;

	if (mkfifo(path, 0622) == -1 && errno != EEXIST)
		return -1;
	if (lstat(path, &st) == -1)
		return -1;
	if (!S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return -1;
	}
	in_fd = open(path, O_RDONLY | O_NONBLOCK);
	if (in_fd == -1)
		return -1;
	/* There is a reader now: it need not wait. */
	keep_fd = open(path, O_WRONLY | O_NONBLOCK);
	if (keep_fd == -1)
		return -1;
	return fcntl(in_fd, F_SETFL, 0);
}

/* Until a signal says stop, or the child has ended. Its exit status. */
static int
supervise(pid_t child, const sigset_t *set)
{
	int sig;

	do
		sig = sigwaitinfo(set, NULL);
	while (sig == -1 && errno == EINTR);
	kill(child, SIGTERM);
	while (waitpid(child, NULL, 0) == -1 && errno == EINTR)
		;
	return sig == SIGCHLD ? 1 : 0;
}

int
main(int argc, char *argv[])
{
	enum frame_kind kind = FRAME_LINE;
	const char *dir = "/tmp";
	char path[4096];
	int option, status;
	sigset_t set;
	pid_t child;

	while ((option = getopt(argc, argv, "d:m:")) != -1) {
		if (option == 'd')
			dir = optarg;
		else if (option == 'm')
			kind = kind_of(optarg);
		if (option == '?' || kind == (enum frame_kind) - 1)
			optind = argc + 1;
		if (optind > argc)
			break;
	}
	if (optind != argc) {
		fprintf(stderr, "usage: msg_server [-d DIR]"
				" [-m line|length|fixed]\n");
		return 2;
	}
	snprintf(path, sizeof(path), "%s/msg_sv", dir);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (set_up(path) == -1) {
		status = complain(path);
		if (in_fd == -1 || keep_fd == -1)
			unlink(path);
		return status;
	}
	child = fork();
	if (child == 0)
		read_and_print(kind);
	status = child == -1 ? complain("fork") : supervise(child, &set);
	close(in_fd);
	close(keep_fd);
	unlink(path);
	return status;
}
