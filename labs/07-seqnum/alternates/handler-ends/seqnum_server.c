/*
 * Different: the signal handler does all there is to do at the end, with
 * async-signal-safe calls alone; a plain blocking read; a late client is
 * tried again every few milliseconds of its second.
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
#include <time.h>
#include <unistd.h>

static char path[PATH_SIZE];
static volatile sig_atomic_t in_fd = -1, keep_fd = -1;

static void
on_stop(int sig)
{
	(void)sig;
	close(in_fd);
	close(keep_fd);
	unlink(path);
	_exit(0);
}

static int
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
	return 1;
}

/* The client has a second. */
static int
open_reply(const char *name)
{
	const struct timespec pause = {0, 5000000};
	struct stat st;
	int fd = -1;

	if (lstat(name, &st) == -1)
		return -1;
	if (!S_ISFIFO(st.st_mode)) {
		errno = EINVAL;
		return -1;
	}
	for (int i = 0; fd == -1 && i < 190; i++) {
		fd = open(name, O_WRONLY | O_NONBLOCK);
		if (fd == -1 && errno == ENXIO)
			nanosleep(&pause, NULL);
		else if (fd == -1 && errno != EINTR)
			break;
	}
	return fd;
}

static void
serve(const char *dir, const struct request *req)
{
	static int next_num;
	struct response resp = {next_num};
	char name[PATH_SIZE];
	size_t done = 0;
	int fd;

	if (req->seq_len <= 0 || req->seq_len > INT_MAX - next_num) {
		fprintf(stderr, "seqnum_server: bad length %d\n", req->seq_len);
		return;
	}
	snprintf(name, sizeof(name), CLIENT_FIFO, dir, (long)req->pid);
	fd = open_reply(name);
	if (fd == -1) {
		complain(name);
		return;
	}
	while (done < sizeof(resp)) {
		ssize_t n =
			write(fd, (char *)&resp + done, sizeof(resp) - done);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			complain(name);
			break;
		}
		done += n;
	}
	if (done == sizeof(resp))
		next_num += req->seq_len;
	close(fd);
}

int
main(int argc, char *argv[])
{
	struct sigaction sa = {.sa_handler = on_stop};
	const char *dir = DEFAULT_DIR;
	unsigned char buf[64 * sizeof(struct request)];
	size_t have = 0;
	struct stat st;
	sigset_t held;
	int option;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigprocmask(SIG_BLOCK, &held, NULL);
	sa.sa_mask = held;
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (mkfifo(path, 0622) == -1 &&
	    (errno != EEXIST || stat(path, &st) == -1 ||
	     (!S_ISFIFO(st.st_mode) && (errno = EEXIST))))
		return complain(path);
	in_fd = open(path, O_RDONLY | O_NONBLOCK);
	/* There is a reader now: it need not wait, and without one it must not.
	 */
	keep_fd = open(path, O_WRONLY | O_NONBLOCK);
	if (in_fd == -1 || keep_fd == -1 || fcntl(in_fd, F_SETFL, 0) == -1) {
		complain(path);
		unlink(path);
		return 1;
	}
	sigprocmask(SIG_UNBLOCK, &held, NULL);

	/* Many requests a read; what is left of the last one stays. */
	for (;;) {
		ssize_t n = read(in_fd, buf + have, sizeof(buf) - have);
		size_t used = 0;

		if (n <= 0)
			continue;
		for (have += n; have - used >= sizeof(struct request);
		     used += sizeof(struct request)) {
			struct request req;

			memcpy(&req, buf + used, sizeof(req));
			serve(dir, &req);
		}
		memmove(buf, buf + used, have -= used);
	}
}
