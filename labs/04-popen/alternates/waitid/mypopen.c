/* Different: records in an array that grows, waitid(), and a shell that is
 * told to exec; the stream is made before the fork. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

static struct {
	FILE *stream;
	pid_t pid;
} * list;
static size_t used;

static FILE *
open_with(const char *file, char *const argv[], const char *mode)
{
	bool reading = *mode == 'r';
	int pfd[2], standard = reading ? STDOUT_FILENO : STDIN_FILENO;
	FILE *stream;
	void *more;
	pid_t pid;

	if ((*mode != 'r' && *mode != 'w') ||
	    (mode[1] != '\0' && (mode[1] != 'e' || mode[2] != '\0'))) {
		errno = EINVAL;
		return NULL;
	}
	more = reallocarray(list, used + 1, sizeof(*list));
	if (more == NULL)
		return NULL;
	list = more;
	if (pipe2(pfd, O_CLOEXEC) == -1)
		return NULL;
	stream = fdopen(pfd[reading ? 0 : 1], reading ? "r" : "w");
	if (stream == NULL) {
		close(pfd[0]);
		close(pfd[1]);
		return NULL;
	}
	pid = fork();
	if (pid == 0) {
		int end = pfd[reading ? 1 : 0];

		if (end == standard ? fcntl(end, F_SETFD, 0) == -1
				    : dup2(end, standard) == -1)
			_exit(127);
		execvp(file, argv);
		_exit(127);
	}
	close(pfd[reading ? 1 : 0]);
	if (pid == -1) {
		fclose(stream);
		return NULL;
	}
	list[used].stream = stream;
	list[used++].pid = pid;
	return stream;
}

FILE *
my_popenv(char *const argv[], const char *mode)
{
	return open_with(argv[0], argv, mode);
}

FILE *
my_popen(const char *command, const char *mode)
{
	char *argv[] = {"sh", "-c", (char *)command, NULL};

	return open_with("/bin/sh", argv, mode);
}

int
my_pclose(FILE *stream)
{
	siginfo_t info;
	int closed, why;
	size_t i;
	pid_t pid;

	for (i = 0; i < used && list[i].stream != stream; i++)
		;
	if (i == used) {
		errno = EINVAL;
		return -1;
	}
	pid = list[i].pid;
	list[i] = list[--used];
	if (used == 0) {
		free(list);
		list = NULL;
	}
	closed = fclose(stream);
	why = errno;
	while (waitid(P_PID, pid, &info, WEXITED) == -1)
		if (errno != EINTR)
			return -1;
	if (closed == EOF && info.si_status == 0) {
		errno = why;
		return -1;
	}
	return info.si_code == CLD_EXITED ? info.si_status << 8
					  : info.si_status;
}
