/*
 * Different here: close-on-exec in place of closing by hand, wait() in
 * whatever order the children end, and 0, 1, 2 made sure of at the start.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
standard_descriptors(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDWR);
		if (fd == -1)
			err(1, "/dev/null");
	} while (fd < 3);
	close(fd);
}

static pid_t
run(char **argv, int fd, int as)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (dup2(fd, as) == -1)
			err(126, "dup2");
		execvp(*argv, argv);
		warn("%s", *argv);
		_exit(127);
	}
	if (pid == -1)
		warn("fork");
	return pid;
}

int
main(int argc, char *argv[])
{
	char *ls[] = { "ls", "--", argv[1], NULL };
	char *wc[] = { "wc", "-l", NULL };
	int fds[2], status, ls_status = 0, wc_status = 1;
	pid_t a, b, pid;

	if (argc > 2) {
		fprintf(stderr, "usage: %s [DIR]\n", argv[0]);
		return 2;
	}
	standard_descriptors();
	if (pipe2(fds, O_CLOEXEC) == -1)
		err(1, "pipe");
	b = run(wc, fds[0], 0);
	a = b == -1 ? -1 : run(ls, fds[1], 1);
	close(fds[0]);
	close(fds[1]);
	for (;;) {
		pid = wait(&status);
		if (pid == -1 && errno == EINTR)
			continue;
		if (pid == -1)
			break;
		status = WIFEXITED(status) ? WEXITSTATUS(status)
					   : 128 + WTERMSIG(status);
		if (pid == a)
			ls_status = status;
		else if (pid == b)
			wc_status = status;
	}
	if (a == -1 || b == -1)
		return 1;
	return ls_status == 127 || ls_status == 126 ? ls_status : wc_status;
}
