/* pipe_ls_wc, with posix_spawn and close-on-exec pipe ends */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void complain(const char *what, int error)
{
	fprintf(stderr, "pipe_ls_wc: %s: %s\n", what, strerror(error));
}

/* Start ARGV with FD as its descriptor PLACE. Its pid, or -1. */
static pid_t spawn(char *argv[], int fd, int place)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd, place);
	error = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error == 0)
		return pid;
	complain(argv[0], error);
	return -1;
}

static int status_of(pid_t pid)
{
	int status;

	if (pid == -1)
		return 127;
	while (waitpid(pid, &status, 0) == -1) {
		if (errno != EINTR) {
			complain("waitpid", errno);
			return 1;
		}
	}
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

int main(int argc, char *argv[])
{
	char *ls[] = { "ls", "--", argc == 2 ? argv[1] : NULL, NULL };
	char *wc[] = { "wc", "-l", NULL };
	int ends[2], ls_status, wc_status;
	pid_t first, second = -1;

	if (argc > 2) {
		fputs("usage: pipe_ls_wc [DIR]\n", stderr);
		return 2;
	}
	if (pipe2(ends, O_CLOEXEC) == -1) {
		complain("pipe", errno);
		return 1;
	}
	/* The reader first, the writer second: the shell's is one order. */
	first = spawn(wc, ends[0], 0);
	if (first != -1)
		second = spawn(ls, ends[1], 1);
	close(ends[0]);
	close(ends[1]);
	wc_status = status_of(first);
	ls_status = first == -1 ? 0 : status_of(second);
	return ls_status == 127 ? 127 : wc_status;
}
