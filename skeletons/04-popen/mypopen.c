/*
 * mypopen.c - popen() and pclose() of our own.
 *
 *	my_popen("sort", "w")		we write, the command reads
 *	my_popen("ls", "r")		the command writes, we read
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

/* A stream that is still open, and the child at its other side. */
struct command {
	FILE *stream;
	pid_t pid;
	struct command *next;
};

static struct command *commands; /* newest first */

/* Take the record of this stream out of the list; NULL if it is not there. */
static struct command *
take_record(const FILE *stream)
{
	struct command **link = &commands;
	struct command *found;

	while (*link != NULL && (*link)->stream != stream)
		link = &(*link)->next;
	found = *link;
	if (found != NULL)
		*link = found->next;
	return found;
}

/* 0 if mode is one of "r", "w", "re" and "we"; else -1 and errno. */
static int
check_mode(const char *mode)
{
	/* TODO 1: accept the four modes, refuse any other with EINVAL. */
	(void)mode;
	errno = ENOSYS;
	return -1;
}

/*
 * In the child: become the program argv, with pipe_fd as its standard_fd
 * (0 or 1) and other_fd closed. Never returns.
 */
static void
run_child(int pipe_fd, int standard_fd, int other_fd, char *const argv[])
{
	/* TODO 6: let go of the streams of earlier calls. */
	/* TODO 3: connect the pipe, and run the program. */
	(void)pipe_fd, (void)standard_fd, (void)other_fd, (void)argv;
	_exit(127);
}

/*
 * Start argv in a child at the other side of a new pipe. Returns our end of
 * the pipe and stores the child's PID, or returns -1 with errno.
 */
static int
start_child(char *const argv[], const char *mode, pid_t *pid)
{
	/*
	 * TODO 2: make the pipe and the child, which calls run_child().
	 * Keep only our end, close-on-exec if mode has an "e". Where
	 * something fails, leave nothing open.
	 */
	(void)argv, (void)mode, (void)pid;
	(void)run_child;
	errno = ENOSYS;
	return -1;
}

/* Start argv, and remember its stream and its child. */
static FILE *
start(char *const argv[], const char *mode)
{
	struct command *new;
	int fd;

	if (check_mode(mode) == -1)
		return NULL;
	new = malloc(sizeof(*new));
	if (new == NULL)
		return NULL;
	fd = start_child(argv, mode, &new->pid);
	if (fd == -1) {
		free(new);
		return NULL;
	}
	new->stream = fdopen(fd, mode[0] == 'r' ? "r" : "w");
	if (new->stream == NULL) { /* no memory: let the child end */
		close(fd);
		while (waitpid(new->pid, NULL, 0) == -1 && errno == EINTR)
			;
		free(new);
		errno = ENOMEM;
		return NULL;
	}
	new->next = commands;
	commands = new;
	return new->stream;
}

FILE *
my_popen(const char *command, const char *mode)
{
	char *argv[] = {"/bin/sh", "-c", (char *)command, NULL};

	return start(argv, mode);
}

FILE *
my_popenv(char *const argv[], const char *mode)
{
	/* TODO 7: the same with no shell between. */
	(void)argv, (void)mode;
	errno = ENOSYS;
	return NULL;
}

int
my_pclose(FILE *stream)
{
	struct command *command = take_record(stream);
	/* TODO 4: refuse a stream that is not ours. */
	/* TODO 5: close the stream, wait for its child, tell how it ended. */
	free(command);
	errno = ENOSYS;
	return -1;
}
