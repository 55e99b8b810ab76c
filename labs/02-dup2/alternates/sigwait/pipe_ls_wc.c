/*
 * Different here: the parent waits by sigwait() and WNOHANG; a failed exec is
 * told through a pipe of its own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int exec_errno(int fd)
{
	int e = 0;
	size_t got = 0;
	ssize_t n = 1;
	while (got < sizeof e && n != 0) {
		n = read(fd, (char *)&e + got, sizeof e - got);
		if (n > 0)
			got += n;
		else if (n == -1 && errno != EINTR)
			n = 0;
	}
	close(fd);
	return got == sizeof e ? e : 0;
}

static int up(int *fd)
{
	int n = fcntl(*fd, F_DUPFD_CLOEXEC, 3), e = errno;
	close(*fd);
	*fd = n;
	errno = e;
	return n;
}

static pid_t launch(char *const av[], int fd, int as, const sigset_t *old, int *err)
{
	int sp[2];
	if (pipe2(sp, O_CLOEXEC) == -1) {
		*err = errno;
		return -1;
	}
	if (up(&sp[0]) == -1 || up(&sp[1]) == -1) {
		*err = errno;
		close(sp[0]), close(sp[1]);
		return -1;
	}
	pid_t p = fork();
	if (p == 0) {
		sigprocmask(SIG_SETMASK, old, NULL);
		if (dup2(fd, as) != -1)
			execvp(av[0], av);
		int e = errno;
		for (size_t at = 0; at < sizeof e;) {
			ssize_t n = write(sp[1], (char *)&e + at, sizeof e - at);
			if (n > 0)
				at += n;
			else if (errno != EINTR)
				break;
		}
		_exit(127);
	}
	*err = p == -1 ? errno : 0;
	close(sp[1]);
	if (p == -1)
		close(sp[0]);
	else
		*err = exec_errno(sp[0]);
	return p;
}

int main(int argc, char **argv)
{
	char *ls[] = { "ls", "--", argc > 1 ? argv[1] : ".", 0 }, *wc[] = { "wc", "-l", 0 };
	int fd[2], e1, e2 = 0;
	pid_t a, b = -1;
	sigset_t chld, old;

	if (argc > 2) {
		fputs("usage: pipe_ls_wc [DIR]\n", stderr);
		return 2;
	}
	sigemptyset(&chld);
	sigaddset(&chld, SIGCHLD);
	sigprocmask(SIG_BLOCK, &chld, &old);
	if (pipe2(fd, O_CLOEXEC) == -1 || up(&fd[0]) == -1 || up(&fd[1]) == -1) {
		fprintf(stderr, "pipe_ls_wc: pipe: %s\n", strerror(errno));
		return 1;
	}
	a = launch(ls, fd[1], 1, &old, &e1);
	if (e1)
		fprintf(stderr, "pipe_ls_wc: ls: %s\n", strerror(e1));
	close(fd[1]);
	if (!e1) {
		b = launch(wc, fd[0], 0, &old, &e2);
		if (e2)
			fprintf(stderr, "pipe_ls_wc: wc: %s\n", strerror(e2));
	}
	close(fd[0]);
	int left = (a > 0) + (b > 0), ws = 256, sig;
	while (left > 0) {
		int st;
		pid_t p = waitpid(-1, &st, WNOHANG);
		if (p == 0) {
			sigwait(&chld, &sig);
			continue;
		}
		if (p == -1)
			break;
		left--;
		if (p == b)
			ws = st;
	}
	if (e1 || e2)
		return 1;
	return WIFEXITED(ws) ? WEXITSTATUS(ws) : 128 + WTERMSIG(ws);
}
