/* Different: posix_spawn() and close-on-exec pipes; no fork of our own but
 * for a program that is not there. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

extern char **environ;

struct entry {
	FILE *stream;
	pid_t pid;
	struct entry *next;
};
static struct entry *head;

/* A child that ends as a shell does for a command it can't run. */
static int
spawn_failure(pid_t *pid)
{
	*pid = fork();
	if (*pid == 0)
		_exit(127);
	return *pid == -1 ? errno : 0;
}

static int
spawn(pid_t *pid, char *const argv[], int from, int to)
{
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	if (error != 0)
		return error;
	/* dup2 of a number to itself takes close-on-exec away here. */
	error = posix_spawn_file_actions_adddup2(&actions, from, to);
	if (error == 0)
		error = posix_spawnp(pid, argv[0], &actions, NULL, argv,
				     environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error == ENOENT || error == EACCES || error == ENOTDIR ||
	    error == ENOEXEC)
		error = spawn_failure(pid);
	return error;
}

FILE *
my_popenv(char *const argv[], const char *mode)
{
	static const char *const modes[] = {"r", "w", "re", "we"};
	struct entry *entry = NULL;
	int pfd[2], which = -1, error, end;

	for (int i = 0; i < 4; i++)
		if (strcmp(mode, modes[i]) == 0)
			which = i;
	if (which == -1) {
		errno = EINVAL;
		return NULL;
	}
	if (pipe2(pfd, O_CLOEXEC) == -1)
		return NULL;
	end = which % 2;
	entry = calloc(1, sizeof(*entry));
	if (entry == NULL)
		goto fail;
	entry->stream = fdopen(pfd[end], end == 0 ? "r" : "w");
	if (entry->stream == NULL)
		goto fail;
	error = spawn(&entry->pid, argv, pfd[!end], !end);
	close(pfd[!end]);
	if (error != 0) {
		fclose(entry->stream);
		free(entry);
		errno = error;
		return NULL;
	}
	entry->next = head;
	head = entry;
	return entry->stream;
fail:
	error = errno;
	free(entry);
	close(pfd[0]);
	close(pfd[1]);
	errno = error;
	return NULL;
}

FILE *
my_popen(const char *command, const char *mode)
{
	char *argv[] = {"sh", "-c", (char *)command, NULL};

	return my_popenv(argv, mode);
}

int
my_pclose(FILE *stream)
{
	int status, closed, why;
	pid_t pid, ended;

	for (struct entry **at = &head; *at != NULL; at = &(*at)->next) {
		struct entry *entry = *at;

		if (entry->stream != stream)
			continue;
		*at = entry->next;
		pid = entry->pid;
		free(entry);
		closed = fclose(stream);
		why = errno;
		do {
			ended = waitpid(pid, &status, 0);
		} while (ended == -1 && errno == EINTR);
		if (ended == -1 || closed == 0 || status != 0)
			return ended == -1 ? -1 : status;
		errno = why;
		return -1;
	}
	errno = EINVAL;
	return -1;
}
