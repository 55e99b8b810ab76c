/* Different: a table from descriptor numbers to PIDs, as the old libraries
 * had it; two functions for the two modes. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

#define TABLE_SIZE 1024

static pid_t pids[TABLE_SIZE]; /* 0: no stream of ours has this number */

static void
close_table(void)
{
	for (int fd = 0; fd < TABLE_SIZE; fd++)
		if (pids[fd] != 0)
			close(fd);
}

static void
child_prints(int pfd[2], char *const argv[])
{
	close_table();
	close(pfd[0]);
	if (pfd[1] != STDOUT_FILENO) {
		if (dup2(pfd[1], STDOUT_FILENO) == -1)
			_exit(127);
		close(pfd[1]);
	}
	execvp(*argv, argv);
	_exit(127);
}

static void
child_reads(int pfd[2], char *const argv[])
{
	close_table();
	close(pfd[1]);
	if (pfd[0] != STDIN_FILENO) {
		if (dup2(pfd[0], STDIN_FILENO) == -1)
			_exit(127);
		close(pfd[0]);
	}
	execvp(*argv, argv);
	_exit(127);
}

static FILE *
begin(char *const argv[], int writing, int cloexec)
{
	FILE *stream = NULL;
	int pfd[2];
	pid_t pid;

	if (pipe(pfd) == -1)
		return NULL;
	/* The stream before the child: then only the fork can fail. */
	if (pfd[writing] >= TABLE_SIZE)
		errno = EMFILE;
	else if (!cloexec || fcntl(pfd[writing], F_SETFD, FD_CLOEXEC) != -1)
		stream = fdopen(pfd[writing], writing ? "w" : "r");
	pid = stream != NULL ? fork() : -1;
	if (pid == -1) {
		int why = errno;

		if (stream != NULL)
			fclose(stream);
		else
			close(pfd[writing]);
		close(pfd[!writing]);
		errno = why;
		return NULL;
	}
	if (pid == 0 && writing)
		child_reads(pfd, argv);
	if (pid == 0)
		child_prints(pfd, argv);
	close(pfd[!writing]);
	pids[pfd[writing]] = pid;
	return stream;
}

FILE *
my_popenv(char *const argv[], const char *mode)
{
	size_t length = strlen(mode);

	if (length < 1 || length > 2 || strchr("rw", mode[0]) == NULL ||
	    (length == 2 && mode[1] != 'e')) {
		errno = EINVAL;
		return NULL;
	}
	return begin(argv, mode[0] == 'w', length == 2);
}

FILE *
my_popen(const char *command, const char *mode)
{
	char *argv[4] = {"/bin/sh", "-c"};

	argv[2] = (char *)command;
	return my_popenv(argv, mode);
}

int
my_pclose(FILE *stream)
{
	int fd = fileno(stream), status, closed, why;
	pid_t pid;

	if (fd < 0 || fd >= TABLE_SIZE || pids[fd] == 0) {
		errno = EINVAL;
		return -1;
	}
	pid = pids[fd];
	pids[fd] = 0;
	closed = fclose(stream);
	why = errno;
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	if (closed == EOF && status == 0) { /* what it never got */
		errno = why;
		return -1;
	}
	return status;
}
