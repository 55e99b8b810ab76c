/*
 * Different: a child for each answer, so that no client waits for another;
 * poll on the FIFO and a self-pipe; the alarm is the child's own.
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
#include <sys/wait.h>
#include <unistd.h>

static int self_pipe[2];
static int fifo[2];

static void
on_signal(int sig)
{
	int saved = errno;
	char byte = sig;
	ssize_t n = write(self_pipe[1], &byte, 1);

	(void)n; /* full: there is enough to read already */
	errno = saved;
}

static void
on_alarm(int sig)
{
	(void)sig;
	_exit(1);
}

static void catch (int sig, void (*handler)(int))
{
	struct sigaction sa = {.sa_handler = handler, .sa_flags = SA_RESTART};

	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

static int
complain(const char *what)
{
	fprintf(stderr, "seqnum_server: %s: %s\n", what, strerror(errno));
	return 1;
}

/* In the child: give one client its answer. */
static int
answer(const char *path, int num)
{
	struct response resp = {num};
	const char *bytes = (const char *)&resp;
	size_t left = sizeof(resp);
	int fd;

	catch (SIGALRM, on_alarm);
	alarm(1);
	do
		fd = open(path, O_WRONLY);
	while (fd == -1 && errno == EINTR);
	if (fd == -1)
		return complain(path);
	while (left > 0) {
		ssize_t n = write(fd, bytes, left);

		if (n == -1 && errno != EINTR)
			return complain(path);
		if (n > 0) {
			bytes += n;
			left -= n;
		}
	}
	close(fd);
	return 0;
}

static void
serve(const char *dir, const struct request *req)
{
	static int next_num;
	char path[PATH_SIZE];
	struct stat st;
	pid_t child;

	snprintf(path, sizeof(path), CLIENT_FIFO, dir, (long)req->pid);
	if (req->pid <= 0 || req->seq_len < 1 ||
	    req->seq_len > INT_MAX - next_num || lstat(path, &st) == -1 ||
	    !S_ISFIFO(st.st_mode)) {
		fprintf(stderr, "seqnum_server: bad request from %ld\n",
			(long)req->pid);
		return;
	}
	child = fork();
	if (child == -1) {
		complain("fork");
		return;
	}
	if (child == 0) {
		int status;

		close(fifo[0]);
		close(fifo[1]);
		close(self_pipe[0]);
		status = answer(path, next_num);
		close(self_pipe[1]);
		_exit(status);
	}
	next_num += req->seq_len;
}

/* Returns true when told to stop. */
static int
take_signals(void)
{
	char signals[64];
	ssize_t n = read(self_pipe[0], signals, sizeof(signals));
	int stop = 0;

	for (ssize_t i = 0; i < n; i++)
		stop |= signals[i] != SIGCHLD;
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
	return stop;
}

static void
loop(const char *dir)
{
	struct pollfd fds[] = {{fifo[0], POLLIN, 0}, {self_pipe[0], POLLIN, 0}};
	struct request req;
	size_t have = 0;

	for (;;) {
		ssize_t n;

		if (poll(fds, 2, -1) == -1)
			continue;
		if (fds[1].revents && take_signals())
			return;
		if (!fds[0].revents)
			continue;
		n = read(fifo[0], (char *)&req + have, sizeof(req) - have);
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
	int option;

	while ((option = getopt(argc, argv, "d:")) == 'd')
		dir = optarg;
	if (option != -1 || optind != argc) {
		fprintf(stderr, "usage: seqnum_server [-d DIR]\n");
		return 2;
	}
	snprintf(path, sizeof(path), SERVER_FIFO, dir);
	if (pipe(self_pipe) == -1)
		return complain("pipe");
	fcntl(self_pipe[0], F_SETFL, O_NONBLOCK);
	fcntl(self_pipe[1], F_SETFL, O_NONBLOCK);
	catch (SIGINT, on_signal);
	catch (SIGTERM, on_signal);
	catch (SIGCHLD, on_signal);
	catch (SIGPIPE, SIG_IGN);
	if (mkfifo(path, 0622) == -1 && errno != EEXIST)
		return complain(path);
	if (lstat(path, &st) == -1 || !S_ISFIFO(st.st_mode)) {
		errno = EEXIST;
		return complain(path);
	}
	fifo[0] = open(path, O_RDONLY | O_NONBLOCK);
	/* There is a reader now: it need not wait, and without one it must not.
	 */
	fifo[1] = open(path, O_WRONLY | O_NONBLOCK);
	if (fifo[0] == -1 || fifo[1] == -1) {
		complain(path);
		unlink(path);
		return 1;
	}
	loop(dir);
	unlink(path);
	while (wait(NULL) > 0 || errno == EINTR)
		; /* a second at most */
	close(fifo[0]);
	close(fifo[1]);
	close(self_pipe[0]);
	close(self_pipe[1]);
	return 0;
}
