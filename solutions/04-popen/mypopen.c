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
#ifdef SOLUTION
	if ((mode[0] == 'r' || mode[0] == 'w') &&
	    (mode[1] == '\0' || strcmp(mode + 1, "e") == 0))
		return 0;
	errno = EINVAL;
#else
	/* TODO 1: accept the four modes, refuse any other with EINVAL. */
	(void)mode;
	errno = ENOSYS;
#endif
	return -1;
}

/*
 * In the child: become the program argv, with pipe_fd as its standard_fd
 * (0 or 1) and other_fd closed. Never returns.
 */
static void
run_child(int pipe_fd, int standard_fd, int other_fd, char *const argv[])
{
#ifdef SOLUTION
	/*
	 * A copy of an earlier stream's write end would keep that stream's
	 * command from ever seeing end of file. close(), not fclose(): what
	 * lies in the stream's buffer is the parent's to write.
	 */
	for (struct command *earlier = commands; earlier != NULL;
	     earlier = earlier->next)
		close(fileno(earlier->stream));
#else
	/* TODO 6: let go of the streams of earlier calls. */
#endif
#ifdef SOLUTION
	close(other_fd);
	/* They are the same where the program was started with it closed. */
	if (pipe_fd != standard_fd) {
		if (dup2(pipe_fd, standard_fd) == -1)
			_exit(127);
		close(pipe_fd);
	}
	execvp(argv[0], argv);
	/*
	 * Still here: it could not be run. _exit(), because exit() would
	 * flush copies of the parent's streams.
	 */
#else
	/* TODO 3: connect the pipe, and run the program. */
	(void)pipe_fd, (void)standard_fd, (void)other_fd, (void)argv;
#endif
	_exit(127);
}

/*
 * Start argv in a child at the other side of a new pipe. Returns our end of
 * the pipe and stores the child's PID, or returns -1 with errno.
 */
static int
start_child(char *const argv[], const char *mode, pid_t *pid)
{
#ifdef SOLUTION
	int pfd[2];
	int ours = mode[0] == 'r' ? 0 : 1; /* index of our end in pfd */
	int theirs = 1 - ours;             /* and fd number of the child's */
	int error;

	if (pipe(pfd) == -1)
		return -1;
	if (mode[1] == 'e' && fcntl(pfd[ours], F_SETFD, FD_CLOEXEC) == -1)
		goto fail;
	*pid = fork();
	if (*pid == -1)
		goto fail;
	if (*pid == 0)
		run_child(pfd[theirs], theirs, pfd[ours], argv);
	close(pfd[theirs]);
	return pfd[ours];
fail:
	error = errno;
	close(pfd[0]);
	close(pfd[1]);
	errno = error;
#else
	/*
	 * TODO 2: make the pipe and the child, which calls run_child().
	 * Keep only our end, close-on-exec if mode has an "e". Where
	 * something fails, leave nothing open.
	 */
	(void)argv, (void)mode, (void)pid;
	(void)run_child;
	errno = ENOSYS;
#endif
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
#ifdef SOLUTION
	return start(argv, mode);
#else
	/* TODO 7: the same with no shell between. */
	(void)argv, (void)mode;
	errno = ENOSYS;
	return NULL;
#endif
}

int
my_pclose(FILE *stream)
{
	struct command *command = take_record(stream);
#ifdef SOLUTION
	if (command == NULL) {
		errno = EINVAL;
		return -1;
	}
#else
	/* TODO 4: refuse a stream that is not ours. */
#endif
#ifdef SOLUTION
	pid_t pid = command->pid;
	int status, closed, why;

	free(command);
	/*
	 * Close before waiting: a command that reads its input to the end
	 * sees that end only now, and ends only then.
	 */
	closed = fclose(stream);
	why = errno;
	/* This child and no other: the caller may have more of them. */
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	/* Lost output must not look like success. */
	if (closed == EOF && status == 0) {
		errno = why; /* not the EINTR of a wait */
		return -1;
	}
	return status;
#else
	/* TODO 5: close the stream, wait for its child, tell how it ended. */
	free(command);
	errno = ENOSYS;
	return -1;
#endif
}
