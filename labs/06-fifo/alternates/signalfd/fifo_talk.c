/* Different: the parent polls the FIFO and a signalfd for SIGCHLD at once;
 * the child is told apart by a pipe-less close-on-exec design. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "restart.h"

static const char *path;
static int remove_it;

static int
end(const char *what, int error)
{
	if (remove_it)
		unlink(path);
	if (what != NULL)
		fprintf(stderr, "fifo_talk: %s: %s\n", what, strerror(error));
	return what != NULL;
}

static void
child(void)
{
	char text[100];
	size_t n;
	int fd = r_open(path, O_WRONLY, 0);

	if (fd == -1) {
		perror("fifo_talk: child");
		_exit(1);
	}
	n = snprintf(text, sizeof(text), "[%d]:this was written by the child\n",
		     getpid());
	_exit(r_write(fd, text, n) != (ssize_t)n || r_close(fd) != 0);
}

/* Copy what the FIFO holds now. 0, or 1 after saying what went wrong. */
static int
drain(int fd)
{
	char text[100];
	ssize_t n;

	while ((n = r_read(fd, text, sizeof(text))) > 0)
		if (r_write(STDOUT_FILENO, text, n) == -1)
			break;
	if (n == 0 || (n == -1 && errno == EAGAIN))
		return 0;
	perror(n > 0 ? "fifo_talk: standard output" : "fifo_talk: read");
	return 1;
}

int
main(int argc, char *argv[])
{
	struct signalfd_siginfo info;
	struct stat file;
	sigset_t set;
	int fifo, signals, lost = 0, status = 0;
	pid_t pid;

	if (argc != 2) {
		fputs("usage: fifo_talk PATH\n", stderr);
		return 2;
	}
	path = argv[1];
	if (stat(path, &file) == 0 && !S_ISFIFO(file.st_mode))
		return end(path, EEXIST);
	if (mkfifo(path, 0600) == 0)
		remove_it = 1;
	else if (errno != EEXIST)
		return end(path, errno);
	fifo = r_open(path, O_RDONLY | O_NONBLOCK, 0);
	if (fifo == -1)
		return end(path, errno);
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signals = signalfd(-1, &set, SFD_CLOEXEC);
	pid = fork();
	if (pid == -1) {
		int error = errno;

		close(fifo);
		close(signals);
		return end("fork", error);
	}
	if (pid == 0) {
		close(fifo);
		close(signals);
		child();
	}
	struct pollfd wait[2] = {{fifo, POLLIN, 0}, {signals, POLLIN, 0}};
	do {
		if (poll(wait, 2, -1) == -1 && errno != EINTR)
			break;
		if (wait[0].revents & POLLIN)
			lost |= drain(fifo);
		else if (wait[0].revents)
			wait[0].fd = -1;
	} while (!(wait[1].revents & POLLIN));
	if (r_read(signals, &info, sizeof(info)) == -1)
		perror("fifo_talk: signalfd");
	lost |= drain(fifo);
	if (r_waitpid(pid, &status, 0) == -1)
		status = 1;
	close(fifo);
	close(signals);
	return end(NULL, 0) || status != 0 || lost;
}
