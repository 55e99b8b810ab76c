/* Different: each end that is ours is closed by any exec, so that nothing is
 * left to close in a child; the records lie in an array that grows. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

static struct command {
	FILE *stream; /* NULL: free */
	pid_t pid;
} * commands;
static size_t room;

/* The record of that stream, or of a free one for NULL; NULL if none. */
static struct command *
find(const FILE *stream)
{
	for (size_t i = 0; i < room; i++)
		if (commands[i].stream == stream)
			return &commands[i];
	return NULL;
}

/* A free record, or NULL with errno. */
static struct command *
free_record(void)
{
	struct command *more, *found = find(NULL);

	if (found)
		return found;
	more = realloc(commands, (2 * room + 1) * sizeof(*more));
	if (!more)
		return NULL;
	commands = more;
	found = &commands[room];
	memset(found, 0, (room + 1) * sizeof(*found));
	room = 2 * room + 1;
	return found;
}

/* 0 if mode is one of "r", "w", "re" and "we"; else -1 and errno. */
static int
check_mode(const char *mode)
{
	if ((mode[0] == 'r' || mode[0] == 'w') &&
	    (mode[1] == '\0' || strcmp(mode + 1, "e") == 0))
		return 0;
	errno = EINVAL;
	return -1;
}

/* In the child: all other ends close themselves. */
static void
run_child(int pipe_fd, int standard_fd, char *const argv[])
{
	/* dup2() of a number to itself would leave the flag set */
	if (pipe_fd == standard_fd ? fcntl(pipe_fd, F_SETFD, 0) == -1
				   : dup2(pipe_fd, standard_fd) == -1)
		_exit(127);
	execvp(argv[0], argv);
	_exit(127);
}

/*
 * Start argv in a child at the other side of a new pipe. Returns our end of
 * the pipe and stores the child's PID, or returns -1 with errno.
 */
static int
start_child(char *const argv[], const char *mode, pid_t *pid)
{
	int pfd[2];
	int ours = mode[0] == 'r' ? 0 : 1; /* index of our end in pfd */
	int theirs = 1 - ours;             /* and fd number of the child's */
	int error;

	if (pipe2(pfd, O_CLOEXEC) == -1)
		return -1;
	*pid = fork();
	if (*pid == -1) {
		error = errno;
		close(pfd[0]);
		close(pfd[1]);
		errno = error;
		return -1;
	}
	if (*pid == 0)
		run_child(pfd[theirs], theirs, argv);
	close(pfd[theirs]);
	return pfd[ours];
}

/* Start argv, and remember its stream and its child. */
static FILE *
start(char *const argv[], const char *mode)
{
	struct command *record;
	FILE *stream;
	pid_t pid;
	int fd;

	if (check_mode(mode) == -1)
		return NULL;
	record = free_record();
	if (!record)
		return NULL;
	fd = start_child(argv, mode, &pid);
	if (fd == -1)
		return NULL;
	stream = fdopen(fd, mode[0] == 'r' ? "r" : "w");
	if (!stream) {
		close(fd);
		while (waitpid(pid, NULL, 0) == -1 && errno == EINTR)
			;
		errno = ENOMEM;
		return NULL;
	}
	*record = (struct command){stream, pid};
	return stream;
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
	return start(argv, mode);
}

int
my_pclose(FILE *stream)
{
	struct command *record = stream ? find(stream) : NULL;
	int status, closed, why;
	pid_t pid;

	if (!record) {
		errno = EINVAL;
		return -1;
	}
	pid = record->pid;
	record->stream = NULL;
	closed = fclose(stream);
	why = errno;
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	if (closed == EOF && status == 0) {
		errno = why;
		return -1;
	}
	return status;
}
