/*
 * Different: Linux only. Its own FIFO open for both, signals by signalfd, one
 * poll for all; a reply FIFO is opened for both too, so that open never
 * waits, and kept open for a second, so that a late client finds its answer.
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
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_KEPT = 256, SECOND_MS = 1000 };

/* Answers that wait for their clients, the oldest first. */
static struct {
	int fd;
	long until_ms;
} kept[MAX_KEPT];
static int kept_len;

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
forget_oldest(void)
{
	close(kept[0].fd);
	memmove(kept, kept + 1, --kept_len * sizeof(*kept));
}

static int
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
	return 1;
}

static void
serve(const char *dir, const struct request *req)
{
	static int next_num;
	struct response resp = {next_num};
	char path[PATH_SIZE];
	struct stat st;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	errno = EINVAL;
	if (req->pid <= 0 || req->seq_len < 1 ||
	    req->seq_len > INT_MAX - next_num || lstat(path, &st) == -1 ||
	    !S_ISFIFO(st.st_mode)) {
		complain(path);
		return;
	}
	do
		fd = open(path, O_RDWR | O_NONBLOCK);
	while (fd == -1 && errno == EINTR);
	if (fd == -1) {
		complain(path);
		return;
	}
	/* Four bytes go whole or not at all. */
	for (size_t done = 0; done < sizeof(resp);) {
		n = write(fd, (char *)&resp + done, sizeof(resp) - done);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			complain(path);
			close(fd);
			return;
		}
		done += n;
	}
	next_num += req->seq_len;
	if (kept_len == MAX_KEPT)
		forget_oldest();
	kept[kept_len].fd = fd;
	kept[kept_len++].until_ms = now_ms() + SECOND_MS;
}

static void
loop(const char *dir, int fifo, int signals)
{
	struct pollfd fds[] = {{signals, POLLIN, 0}, {fifo, POLLIN, 0}};
	struct request req;
	size_t have = 0;

	for (;;) {
		int wait_ms = -1;
		ssize_t n;

		while (kept_len > 0 && kept[0].until_ms <= now_ms())
			forget_oldest();
		if (kept_len > 0)
			wait_ms = kept[0].until_ms - now_ms() + 1;
		if (poll(fds, 2, wait_ms) <= 0)
			continue;
		if (fds[0].revents)
			return;
		n = read(fifo, (char *)&req + have, sizeof(req) - have);
		if (n > 0)
			have += n;
		if (have == sizeof(req)) {
			serve(dir, &req);
			have = 0;
		}
	}
}

int
main(int argc, char *argv[])
{
	const char *dir = DEFAULT_DIR;
	char path[PATH_SIZE];
	struct stat st;
	sigset_t set;
	int option, fifo, signals;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signals = signalfd(-1, &set, 0);
	if (signals == -1)
		return complain("signalfd");
	if (lstat(path, &st) == 0 && !S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return complain(path);
	}
	if (mkfifo(path, 0622) == -1 && errno != EEXIST)
		return complain(path);
	fifo = open(path, O_RDWR | O_NONBLOCK);
	if (fifo == -1) {
		complain(path);
		unlink(path);
		return 1;
	}
	loop(dir, fifo, signals);
	while (kept_len > 0)
		forget_oldest();
	close(fifo);
	close(signals);
	unlink(path);
	return 0;
}
