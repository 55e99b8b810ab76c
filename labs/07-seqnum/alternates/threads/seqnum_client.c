/*
 * Different: one thread asks while another listens at the client's own FIFO;
 * whichever fails ends both.
 */
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char own[PATH_SIZE], server[PATH_SIZE];

static _Noreturn void
give_up(const char *what)
{
	fprintf(stderr, "seqnum_client: %s: %s\n", what, strerror(errno));
	unlink(own);
	_exit(1);
}

static int
open_always(const char *path, int flags)
{
	int fd;

	do
		fd = open(path, flags);
	while (fd == -1 && errno == EINTR);
	if (fd == -1)
		give_up(path);
	return fd;
}

static void *
listen_at_own(void *result)
{
	struct response *resp = result;
	size_t have = 0;
	int fd = open_always(own, O_RDONLY);

	while (have < sizeof(*resp)) {
		ssize_t n = read(fd, (char *)resp + have,
				 sizeof(*resp) - have);

		if (n == 0)
			errno = EPIPE;
		if (n == 0 || (n == -1 && errno != EINTR))
			give_up(own);
		have += n == -1 ? 0 : n;
	}
	close(fd);
	return NULL;
}

static void
ask(const struct request *req)
{
	size_t done = 0;
	int fd = open_always(server, O_WRONLY);

	while (done < sizeof(*req)) {
		ssize_t n = write(fd, (const char *)req + done,
				  sizeof(*req) - done);

		if (n == -1 && errno != EINTR)
			give_up(server);
		done += n == -1 ? 0 : n;
	}
	close(fd);
}

/* A whole number from 1 to INT_MAX; 0 if it is none. */
static int
parse_len(const char *text)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(text, &end, 10);
	if (errno != 0 || end == text || *end || value < 1 || value > INT_MAX)
		return 0;
	return value;
}

int
main(int argc, char *argv[])
{
	struct request req = {.pid = getpid(), .seq_len = 1};
	struct response resp = {0};
	const char *dir = DEFAULT_DIR;
	pthread_t listener;
	struct stat st;
	int option;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (optind == argc - 1)
		req.seq_len = parse_len(argv[optind++]);
	if (option != -1 || optind != argc || req.seq_len == 0) {
		fprintf(stderr, "usage: seqnum_client [-d DIR] [LEN]\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	snprintf(own, sizeof(own), CLIENT_FIFO, dir, (long)req.pid);
	snprintf(server, sizeof(server), SERVER_FIFO, dir);
	if (mkfifo(own, 0600) == -1 &&
	    (errno != EEXIST || lstat(own, &st) == -1 ||
	     (!S_ISFIFO(st.st_mode) && (errno = EEXIST)))) {
		fprintf(stderr, "seqnum_client: %s: %s\n", own,
			strerror(errno));
		return 1;
	}
	errno = pthread_create(&listener, NULL, listen_at_own, &resp);
	if (errno != 0)
		give_up("pthread_create");
	ask(&req);
	pthread_join(listener, NULL);
	unlink(own);
	if (printf("%d\n", resp.seq_num) < 0 || fclose(stdout) == EOF) {
		perror("seqnum_client: standard output");
		return 1;
	}
	return 0;
}
