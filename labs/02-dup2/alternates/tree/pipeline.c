/*
 * Different here: a tree, as in a small shell. A process makes a pipe, a child
 * that becomes the stage on its left, and a child that runs all the rest on
 * its right in the same way; it ends as the right one did. What can't be made
 * is told through a page that all of them share, and each ends its own left.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t *broken; /* shared: some stage can't be made */

static int
fails(const char *what)
{
	fprintf(stderr, "pipeline: %s: %s\n", what, strerror(errno));
	*broken = 1;
	return 1;
}

static int
status_of(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return fails("waitpid");
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

/* ends[side] takes the place of a standard descriptor, and both are gone. */
static void
put_in_place(const int ends[2], int side)
{
	if (dup2(ends[side], side) == -1)
		_exit(fails("dup2"));
	close(ends[0]);
	close(ends[1]);
}

/* Returns only if it can't: the exit status. */
static int
become(char *argv[])
{
	int why;

	execvp(argv[0], argv);
	why = errno;
	fprintf(stderr, "pipeline: %s: %s\n", argv[0], strerror(why));
	return why == ENOENT ? 127 : 126;
}

/*
 * In a child: run the stages of ARGV; PIPED: standard input is a pipe of ours.
 * Returns the exit status, if it has not become the one stage that is left.
 */
static int
run(char *argv[], int piped)
{
	char **bar = argv;
	pid_t left, right = -1;
	int ends[2], status = 1;

	while (*bar != NULL && strcmp(*bar, "|") != 0)
		bar++;
	if (*bar == NULL)
		return become(argv);
	*bar = NULL;
	if (pipe(ends) == -1)
		return fails("pipe");
	left = fork();
	if (left == 0) {
		put_in_place(ends, 1);
		_exit(become(argv));
	}
	if (piped)
		close(STDIN_FILENO);
	if (left != -1)
		right = fork();
	if (right == 0) {
		put_in_place(ends, 0);
		_exit(run(bar + 1, 1));
	}
	if (right == -1)
		fails("fork");
	close(ends[0]);
	close(ends[1]);
	if (right != -1)
		status = status_of(right);
	if (left != -1) {
		if (*broken)
			kill(left, SIGKILL);
		status_of(left);
	}
	return *broken ? 1 : status;
}

/* Is there a stage without a word? */
static int
empty_stage(char *argv[])
{
	int words = 0;

	for (; *argv != NULL; argv++) {
		if (strcmp(*argv, "|") != 0)
			words++;
		else if (words == 0)
			return 1;
		else
			words = 0;
	}
	return words == 0;
}

int
main(int argc, char *argv[])
{
	pid_t top;
	int fd, status;

	if (argc < 2 || empty_stage(argv + 1)) {
		fprintf(stderr,
			"usage: pipeline CMD [ARG...] ['|' CMD [ARG...]]...\n");
		return 2;
	}
	broken = mmap(NULL, sizeof(*broken), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (broken == MAP_FAILED) {
		perror("pipeline: mmap");
		return 1;
	}
	/* No pipe may get the number of a standard descriptor. */
	while ((fd = open("/dev/null", O_RDWR)) <= STDERR_FILENO)
		if (fd == -1)
			return fails("/dev/null");
	close(fd);
	top = fork();
	if (top == 0)
		_exit(run(argv + 1, 0));
	status = top == -1 ? fails("fork") : status_of(top);
	return *broken ? 1 : status;
}
