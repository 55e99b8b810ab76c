/*
 * msg_client [-d DIR] [-m line|length|fixed] TEXT...: send each TEXT as one
 * message to the server of DIR. Its payload is our PID, a space and TEXT.
 */
#include "frame.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_SIZE 4096

static void
complain(const char *what)
{
	fprintf(stderr, "msg_client: %s: %s\n", what, strerror(errno));
}

static int
usage(void)
{
	fprintf(stderr, "usage: msg_client [-d DIR] [-m line|length|fixed]"
			" TEXT...\n");
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

/* Send one TEXT. Returns 0, or -1 with errno. */
static int
send_text(int fd, enum frame_kind kind, const char *text)
{
	/* TODO 7: build the payload, and send it as one message. */
	(void)fd;
	(void)kind;
	(void)text;
	errno = ENOSYS;
	return -1;
}

int
main(int argc, char *argv[])
{
	enum frame_kind kind = FRAME_LINE;
	const char *dir = "/tmp";
	char path[PATH_SIZE];
	int option, fd, failed = 0;

	while ((option = getopt(argc, argv, "d:m:")) != -1) {
		if (option == 'd')
			dir = optarg;
		else if (option != 'm' || parse_kind(optarg, &kind) == -1)
			return usage();
	}
	if (optind == argc)
		return usage();
	/* A server that ends while we write is an error, not our death. */
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		complain("signal");
		return 1;
	}

	snprintf(path, sizeof(path), "%s/msg_sv", dir);
	do
		fd = open(path, O_WRONLY);
	while (fd == -1 && errno == EINTR);
	if (fd == -1) {
		complain(path);
		return 1;
	}
	for (; optind < argc && !failed; optind++) {
		failed = send_text(fd, kind, argv[optind]) == -1;
		if (failed)
			complain("sending a message");
	}
	close(fd);
	return failed;
}
