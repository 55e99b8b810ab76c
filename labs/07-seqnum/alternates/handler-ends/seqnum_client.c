/*
 * Different: stdio on the FIFOs, and its own is removed by atexit.
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

static char own[PATH_SIZE];

static void
remove_own(void)
{
	unlink(own);
}

static void
die(const char *what)
{
	fprintf(stderr, "seqnum_client: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* Not by fopen: its "w" would create a plain file where no server is. */
static FILE *
open_stream(const char *path, int flags, const char *mode)
{
	FILE *stream = NULL;
	int fd;

	do
		fd = open(path, flags);
	while (fd == -1 && errno == EINTR);
	if (fd != -1)
		stream = fdopen(fd, mode);
	if (!stream)
		die(path);
	return stream;
}

int
main(int argc, char *argv[])
{
	const char *dir = DEFAULT_DIR;
	struct request req = {.seq_len = 1};
	struct response resp = {0};
	char server[PATH_SIZE];
	size_t have = 0;
	FILE *stream;
	struct stat st;
	int option;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option == -1 && optind == argc - 1) {
		char *end;
		long len = strtol(argv[optind++], &end, 10);

		req.seq_len = len < 1 || len > INT_MAX || *end ? 0 : len;
	}
	if (option != -1 || optind != argc || req.seq_len == 0) {
		fprintf(stderr, "usage: seqnum_client [-d DIR] [LEN]\n");
		return 2;
	}
	req.pid = getpid();
	signal(SIGPIPE, SIG_IGN);
	snprintf(server, sizeof(server), SERVER_FIFO, dir);
	snprintf(own, sizeof(own), CLIENT_FIFO, dir, (long)req.pid);
	/* One that is there already was an earlier process's of this PID. */
	if (mkfifo(own, 0600) == -1 &&
	    (errno != EEXIST || lstat(own, &st) == -1 || !S_ISFIFO(st.st_mode)))
		die(own);
	atexit(remove_own);

	stream = open_stream(server, O_WRONLY, "w");
	/* Nothing is in the buffer yet when a signal interrupts the write. */
	setvbuf(stream, NULL, _IONBF, 0);
	while (have < sizeof(req)) {
		have += fwrite((char *)&req + have, 1, sizeof(req) - have,
			       stream);
		if (ferror(stream) && errno != EINTR)
			die(server);
		clearerr(stream);
	}
	fclose(stream);

	stream = open_stream(own, O_RDONLY, "r");
	for (have = 0; have < sizeof(resp);) {
		have += fread((char *)&resp + have, 1, sizeof(resp) - have,
			      stream);
		if (feof(stream))
			errno = EPIPE;
		if (feof(stream) || (ferror(stream) && errno != EINTR))
			die(own);
		clearerr(stream);
	}
	fclose(stream);
	if (printf("%d\n", resp.seq_num) < 0 || fflush(stdout) == EOF)
		die("standard output");
	return 0;
}
