/*
 * Different: opens its own FIFO before it asks, without waiting, and polls
 * it; all in one function, with one way out.
 */
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
converse(const char *sv, const char *cl, struct request *req,
	 struct response *resp)
{
	int in = -1, out = -1, result = -1;
	size_t have = 0, done = 0;
	ssize_t n;

	do
		in = open(cl, O_RDONLY | O_NONBLOCK);
	while (in == -1 && errno == EINTR);
	do
		out = open(sv, O_WRONLY);
	while (out == -1 && errno == EINTR);
	if (in == -1 || out == -1)
		goto end;
	while (done < sizeof(*req)) {
		n = write(out, (char *)req + done, sizeof(*req) - done);
		if (n == -1 && errno != EINTR)
			goto end;
		if (n > 0)
			done += n;
	}
	while (have < sizeof(*resp)) {
		struct pollfd fds = {in, POLLIN, 0};

		if (poll(&fds, 1, -1) == -1 && errno != EINTR)
			goto end;
		n = read(in, (char *)resp + have, sizeof(*resp) - have);
		if (n == 0 && (fds.revents & POLLHUP)) {
			errno = EPIPE;
			goto end;
		}
		if (n == -1 && errno != EINTR && errno != EAGAIN)
			goto end;
		if (n > 0)
			have += n;
	}
	result = 0;
end:
	if (result == -1)
		fprintf(stderr, "seqnum_client: no answer: %s\n",
			strerror(errno));
	if (in != -1)
		close(in);
	if (out != -1)
		close(out);
	return result;
}

int
main(int argc, char *argv[])
{
	const char *dir = DEFAULT_DIR;
	struct request req = {getpid(), 1};
	struct response resp;
	char sv[PATH_SIZE], cl[PATH_SIZE], *end;
	int option, result;
	struct stat st;
	long len = 1;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option == -1 && optind + 1 == argc) {
		len = strtol(argv[optind], &end, 10);
		if (end == argv[optind++] || *end)
			len = 0;
	}
	if (option != -1 || optind != argc || len < 1 || len > INT_MAX) {
		fprintf(stderr, "usage: seqnum_client [-d DIR] [LEN]\n");
		return 2;
	}
	req.seq_len = len;
	snprintf(sv, sizeof(sv), SERVER_FIFO, dir);
	snprintf(cl, sizeof(cl), CLIENT_FIFO, dir, (long)req.pid);
	signal(SIGPIPE, SIG_IGN);
	if (lstat(cl, &st) == 0 && S_ISFIFO(st.st_mode))
		unlink(cl);
	if (mkfifo(cl, 0622) == -1) {
		fprintf(stderr, "seqnum_client: %s: %s\n", cl, strerror(errno));
		return 1;
	}
	result = converse(sv, cl, &req, &resp);
	unlink(cl);
	if (result == 0 &&
	    (printf("%d\n", resp.seq_num) < 0 || fflush(stdout) == EOF)) {
		perror("seqnum_client: standard output");
		return 1;
	}
	return result == 0 ? 0 : 1;
}
