/*
 * Different here: what is to be sent is made by asprintf(), and the FIFO is
 * moved away from the standard descriptors.
 */
#define _GNU_SOURCE
#include "frame.h"
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void
usage(void)
{
	fputs("usage: msg_client [-d DIR] [-m line|length|fixed] TEXT...\n",
	      stderr);
	exit(2);
}

static enum frame_kind
kind_of(char *name)
{
	char *const tokens[] = {
		[FRAME_LINE] = "line",
		[FRAME_LENGTH] = "length",
		[FRAME_FIXED] = "fixed",
		NULL,
	};
	char *value;
	int kind = getsubopt(&name, tokens, &value);

	if (kind == -1 || *name || value)
		usage();
	return kind;
}

int
main(int argc, char *argv[])
{
	enum frame_kind kind = FRAME_LINE;
	const char *dir = "/tmp";
	char *text = NULL;
	int option, fd, low, status = EXIT_SUCCESS;

	while ((option = getopt(argc, argv, "d:m:")) != -1) {
		if (option == 'd')
			dir = optarg;
		else if (option == 'm')
			kind = kind_of(optarg);
		else
			usage();
	}
	if (optind == argc)
		usage();
	if (asprintf(&text, "%s/msg_sv", dir) == -1)
		err(EXIT_FAILURE, "path");
	while ((low = open(text, O_WRONLY)) == -1)
		if (errno != EINTR) {
			warn("%s", text);
			free(text);
			return EXIT_FAILURE;
		}
	free(text);
	fd = fcntl(low, F_DUPFD_CLOEXEC, 3);
	if (fd == -1)
		err(EXIT_FAILURE, "fcntl");
	close(low);
	signal(SIGPIPE, SIG_IGN);
	for (char **arg = argv + optind; *arg && status == 0; arg++) {
		int len = asprintf(&text, "%ld %s", (long)getpid(), *arg);

		if (len == -1) {
			warn("asprintf");
			status = EXIT_FAILURE;
			break;
		}
		if (frame_write(fd, kind, text, len) == -1) {
			warn("message \"%s\"", *arg);
			status = EXIT_FAILURE;
		}
		free(text);
	}
	close(fd);
	return status;
}
