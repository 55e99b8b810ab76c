/*
 * Different: nothing blocks but ppoll(). Clients that are not there yet stand
 * in a queue with the end of their second, and are tried again by and by, while
 * requests of others are served. SIGINT and SIGTERM come in ppoll() alone.
 */
#define _GNU_SOURCE
#include "seqnum.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SECOND_NS = 1000000000, PAUSE_NS = SECOND_NS / 100 };

struct late {
	TAILQ_ENTRY(late) others;
	struct request req;
	int first;
	int64_t until_ns;
};

static TAILQ_HEAD(, late) queue = TAILQ_HEAD_INITIALIZER(queue);
static const char *dir = DEFAULT_DIR;
static volatile sig_atomic_t told_to_stop;

static void
on_stop(int sig)
{
	told_to_stop = sig;
}

static int64_t
now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * SECOND_NS + now.tv_nsec;
}

static void
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
}

/* To a client's FIFO: 1, done or given up; 0, nobody reads from it yet. */
static int
answer(const struct request *req, int first)
{
	const struct response resp = {first};
	char path[PATH_SIZE];
	struct stat st;
	size_t done = 0;
	int fd;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	do
		fd = open(path, O_WRONLY | O_NONBLOCK);
	while (fd == -1 && errno == EINTR);
	if (fd == -1 && errno == ENXIO)
		return 0;
	if (fd == -1 || fstat(fd, &st) == -1 || !S_ISFIFO(st.st_mode)) {
		complain(path);
		if (fd != -1)
			close(fd);
		return 1;
	}
	/* Four bytes find room in its pipe at once, or it is no client. */
	while (done < sizeof(resp)) {
		ssize_t n = write(fd, (const char *)&resp + done,
				  sizeof(resp) - done);

		if (n == -1 && errno != EINTR) {
			complain(path);
			break;
		}
		done += n == -1 ? 0 : n;
	}
	close(fd);
	return 1;
}

static void
serve(const struct request *req)
{
	static int next_num;
	char path[PATH_SIZE];
	struct late *late;
	struct stat st;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	if (req->pid < 1 || req->seq_len < 1 ||
	    req->seq_len > INT_MAX - next_num || lstat(path, &st) == -1 ||
	    !S_ISFIFO(st.st_mode)) {
		fprintf(stderr, "seqnum_server: bad request: %d for %ld\n",
			req->seq_len, (long)req->pid);
		return;
	}
	if (!answer(req, next_num)) {
		late = malloc(sizeof(*late));
		if (late == NULL) {
			complain("malloc");
			return;
		}
		*late = (struct late){.req = *req,
				      .first = next_num,
				      .until_ns = now_ns() + SECOND_NS};
		TAILQ_INSERT_TAIL(&queue, late, others);
	}
	next_num += req->seq_len;
}

/* Each in the queue once more; after its second it is given up. */
static void
try_late_ones(void)
{
	struct late *late = TAILQ_FIRST(&queue), *next;

	for (; late != NULL; late = next) {
		next = TAILQ_NEXT(late, others);
		if (answer(&late->req, late->first) == 0) {
			if (now_ns() < late->until_ns)
				continue;
			errno = ETIMEDOUT;
			complain("a client that never came");
		}
		TAILQ_REMOVE(&queue, late, others);
		free(late);
	}
}

/* Until told to stop: 0; or -1 with errno. */
static int
loop(int fd, const sigset_t *unblocked)
{
	const struct timespec pause = {.tv_nsec = PAUSE_NS};
	struct pollfd in = {.fd = fd, .events = POLLIN};
	struct request req;
	size_t have = 0;

	while (!told_to_stop) {
		int n = ppoll(&in, 1, TAILQ_EMPTY(&queue) ? NULL : &pause,
			      unblocked);
		ssize_t got = -1;

		if (n == -1 && errno != EINTR)
			return -1;
		try_late_ones();
		if (n > 0)
			got = read(fd, (char *)&req + have, sizeof(req) - have);
		if (n > 0 && got == -1 && errno != EAGAIN && errno != EINTR)
			return -1;
		if (got > 0)
			have += got;
		if (have == sizeof(req)) {
			serve(&req);
			have = 0;
		}
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	struct sigaction sa = {.sa_handler = on_stop};
	int option, in = -1, out = -1, result = -1;
	char path[PATH_SIZE];
	sigset_t before;
	struct stat st;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	sigemptyset(&sa.sa_mask);
	sigaddset(&sa.sa_mask, SIGINT);
	sigaddset(&sa.sa_mask, SIGTERM);
	if (sigprocmask(SIG_BLOCK, &sa.sa_mask, &before) == -1 ||
	    sigaction(SIGINT, &sa, NULL) == -1 ||
	    sigaction(SIGTERM, &sa, NULL) == -1 ||
	    signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		complain("signals");
		return 1;
	}
	/* As mkfifo() does it. */
	if (mknod(path, S_IFIFO | 0600, 0) == -1 &&
	    (errno != EEXIST || lstat(path, &st) == -1 ||
	     (!S_ISFIFO(st.st_mode) && (errno = EEXIST)))) {
		complain(path);
		return 1;
	}
	in = open(path, O_RDONLY | O_NONBLOCK);
	if (in != -1)
		out = open(path, O_WRONLY | O_NONBLOCK);
	if (out != -1)
		result = loop(in, &before);
	if (result == -1)
		complain(path);
	while (!TAILQ_EMPTY(&queue)) {
		struct late *late = TAILQ_FIRST(&queue);

		TAILQ_REMOVE(&queue, late, others);
		free(late);
	}
	if (in != -1)
		close(in);
	if (out != -1)
		close(out);
	unlink(path);
	return result == 0 ? 0 : 1;
}
