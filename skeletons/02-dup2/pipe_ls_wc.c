/*
 * usage: pipe_ls_wc [DIR]
 *
 * Does what the shell does for: ls DIR | wc -l
 * The exit status is wc's, or another one than 0 if ls or wc can't be run.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child's status is when its program can't be run. */
#define CANNOT_RUN 127

/* Say which call failed, and why: for use right after the call. */
static void
complain(const char *what)
{
	fprintf(stderr, "pipe_ls_wc: %s: %s\n", what, strerror(errno));
}

/*
 * Wait until CHILD has ended. Returns its exit status, 128 and the signal's
 * number if a signal ended it, or 1 if it could not be waited for.
 */
static int
reap(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) == -1) {
		if (errno != EINTR) {
			complain("waitpid");
			return 1;
		}
	}
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

/*
 * In a child: connect our side of the pipe and become the program ARGV. SIDE
 * is STDIN_FILENO for a program that reads from the pipe, STDOUT_FILENO for
 * one that writes into it. Does not return.
 */
static void
become(int fds[2], int side, char *argv[])
{
	/*
	 * TODO 6: make SIDE, standard input or output, refer to this child's
	 * end of the pipe. The program must have 0, 1 and 2 and no other
	 * descriptor of ours. Beware: an end may have the right number already.
	 */
	(void)fds;
	(void)side;
	execvp(argv[0], argv);
	/* TODO 7a: say that the program could not be run, and why. */
	_exit(CANNOT_RUN);
}

/* Start a child that becomes ARGV; SIDE as for become(). Its pid, or -1. */
static pid_t
start(int fds[2], int side, char *argv[])
{
	/* TODO 4b: in place of the next line, make a child. */
	pid_t child = -1;

	if (child == 0)
		become(fds, side, argv);
	return child;
}

int
main(int argc, char *argv[])
{
	char *ls[] = {"ls", "--", argc > 1 ? argv[1] : NULL, NULL};
	char *wc[] = {"wc", "-l", NULL};
	int fds[2] = {-1, -1};
	pid_t writer, reader = -1;
	int ls_status = 0, wc_status = 1;

	if (argc > 2) {
		fprintf(stderr, "usage: pipe_ls_wc [DIR]\n");
		return 2;
	}

	/* TODO 4a: make the pipe; say so if that fails. */
	writer = start(fds, STDOUT_FILENO, ls);
	if (writer != -1)
		reader = start(fds, STDIN_FILENO, wc);

	/*
	 * TODO 5: close what the parent does not need, and wait for each child
	 * that was started, in an order that can't block for ever. Nothing may
	 * be left running when the second one could not be started.
	 */
	(void)reap;
	(void)writer;
	(void)reader;

	/* TODO 7b: return what the comment on top says. */
	(void)ls_status;
	(void)wc_status;
	return 0;
}
