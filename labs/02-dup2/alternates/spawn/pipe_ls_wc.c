/* Different here: posix_spawnp with file actions; no fork of our own. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* FD becomes the descriptor AS of the program; a pid, or -1. */
static pid_t
spawn(char *argv[], int fd, int as)
{
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd, as);
	error = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error != 0) {
		fprintf(stderr, "pipe_ls_wc: %s: %s\n", argv[0],
			strerror(error));
		return -1;
	}
	return pid;
}

static int
finish(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) == -1) {
		if (errno != EINTR)
			return 1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

int
main(int argc, char *argv[])
{
	char *ls[] = { "ls", "--", argv[1], NULL };
	char *wc[] = { "wc", "-l", NULL };
	int fds[2], high[2], i, status = 127;
	pid_t a, b;

	if (argc > 2) {
		fprintf(stderr, "usage: pipe_ls_wc [DIR]\n");
		return 2;
	}
	if (pipe(fds) == -1) {
		perror("pipe_ls_wc: pipe");
		return 1;
	}
	/* Away from 0, 1 and 2, which may be free; gone at exec. */
	for (i = 0; i < 2; i++) {
		high[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, 10);
		if (high[i] == -1) {
			perror("pipe_ls_wc: fcntl");
			return 1;
		}
		close(fds[i]);
	}
	a = spawn(ls, high[1], 1);
	b = spawn(wc, high[0], 0);
	close(high[0]);
	close(high[1]);
	if (a != -1)
		finish(a);
	if (b != -1)
		status = finish(b);
	return a == -1 ? 127 : status;
}
