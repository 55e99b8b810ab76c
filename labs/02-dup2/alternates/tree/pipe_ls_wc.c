/*
 * Different here: vfork(), so that a child that can't be what it should says
 * so in a variable of its parent's; the ends go where they belong by F_DUPFD.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int exec_errno;

static void
complain(const char *what, int why)
{
	fprintf(stderr, "pipe_ls_wc: %s: %s\n", what, strerror(why));
}

/* PROGRAM runs with FD as its descriptor AS. Its pid, or -1. */
static pid_t
start(char *const program[], int fd, int as)
{
	pid_t pid;

	exec_errno = 0;
	pid = vfork();
	if (pid == 0) {
		/* FD is 3 or more, and gone by itself at exec. */
		close(as);
		if (fcntl(fd, F_DUPFD, as) == as)
			execvp(program[0], program);
		exec_errno = errno;
		_exit(127);
	}
	if (pid == -1) {
		complain("vfork", errno);
	} else if (exec_errno != 0) {
		complain(program[0], exec_errno);
		while (waitpid(pid, NULL, 0) == -1 && errno == EINTR)
			;
		pid = -1;
	}
	return pid;
}

/* 3 or above, and closed by any exec: 0, or -1 with errno. */
static int
move_up(int fds[2])
{
	for (int i = 0; i < 2; i++) {
		int up = fcntl(fds[i], F_DUPFD_CLOEXEC, 3);

		if (up == -1)
			return -1;
		close(fds[i]);
		fds[i] = up;
	}
	return 0;
}

static int
status_of(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return 1;
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

int
main(int argc, char *argv[])
{
	char *ls[] = {"ls", "--", argc == 2 ? argv[1] : ".", NULL};
	char *wc[] = {"wc", "-l", NULL};
	int fds[2], status = 1;
	pid_t writer, reader;

	if (argc > 2) {
		fprintf(stderr, "usage: pipe_ls_wc [DIR]\n");
		return 2;
	}
	if (pipe(fds) == -1 || move_up(fds) == -1) {
		complain("pipe", errno);
		return 1;
	}
	reader = start(wc, fds[0], 0);
	close(fds[0]);
	writer = reader == -1 ? -1 : start(ls, fds[1], 1);
	close(fds[1]);
	if (writer == -1 && reader != -1)
		kill(reader, SIGKILL);
	if (writer != -1)
		status_of(writer);
	if (reader != -1)
		status = status_of(reader);
	return writer == -1 ? 1 : status;
}
