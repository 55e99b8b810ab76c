/* Different: streams are kept in a tree of <search.h>, a slot of each for its
 * command; vfork(), and the child puts its end in place by F_DUPFD. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mypopen.h"

struct slot {
	const FILE *stream;
	pid_t pid;
};

static void *tree; /* of struct slot, by their streams */

static int
by_stream(const void *a, const void *b)
{
	const struct slot *one = a, *two = b;

	return (one->stream > two->stream) - (one->stream < two->stream);
}

/* Both ends above 2, and closed by any exec. 0, or -1 with errno. */
static int
high_pipe(int ends[2])
{
	int low[2], failed;

	if (pipe(low) == -1)
		return -1;
	ends[0] = fcntl(low[0], F_DUPFD_CLOEXEC, 3);
	ends[1] = ends[0] == -1 ? -1 : fcntl(low[1], F_DUPFD_CLOEXEC, 3);
	failed = ends[1] == -1 ? errno : 0;
	if (failed != 0 && ends[0] != -1)
		close(ends[0]);
	close(low[0]);
	close(low[1]);
	errno = failed;
	return failed == 0 ? 0 : -1;
}

static void
wait_until_ended(pid_t pid, int *status)
{
	while (waitpid(pid, status, 0) == -1 && errno == EINTR)
		continue;
}

/* A child with FD as its SIDE, 0 or 1; FD is gone at exec. -1 with errno. */
static pid_t
spawn(const char *path, char *const argv[], int fd, int side)
{
	pid_t pid = vfork();

	if (pid == 0) {
		close(side);
		if (fcntl(fd, F_DUPFD, side) == side)
			execvp(path, argv);
		_exit(127);
	}
	return pid;
}

static FILE *
launch(const char *path, char *const argv[], const char *mode)
{
	const int child_side = mode[0] == 'r';
	struct slot *slot = malloc(sizeof(*slot));
	FILE *stream = NULL;
	int ends[2], error;

	if (slot == NULL)
		return NULL;
	if (high_pipe(ends) == -1) {
		free(slot);
		return NULL;
	}
	/* All that can fail comes before the child, but the fork. */
	stream = fdopen(ends[!child_side], mode[0] == 'r' ? "r" : "w");
	if (stream == NULL)
		goto undo;
	slot->stream = stream;
	if (tsearch(slot, &tree, by_stream) == NULL)
		goto undo;
	slot->pid = spawn(path, argv, ends[child_side], child_side);
	if (slot->pid == -1) {
		error = errno;
		tdelete(slot, &tree, by_stream);
		errno = error;
		goto undo;
	}
	close(ends[child_side]);
	return stream;
undo:
	error = errno;
	if (stream != NULL)
		fclose(stream);
	else
		close(ends[!child_side]);
	close(ends[child_side]);
	free(slot);
	errno = error;
	return NULL;
}

static int
is_mode(const char *mode)
{
	static const char *const modes[] = {"r", "w", "re", "we"};

	for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++)
		if (strcmp(mode, modes[i]) == 0)
			return 1;
	errno = EINVAL;
	return 0;
}

FILE *
my_popen(const char *command, const char *mode)
{
	char *argv[] = {"sh", "-c", (char *)command, NULL};

	return is_mode(mode) ? launch("/bin/sh", argv, mode) : NULL;
}

FILE *
my_popenv(char *const argv[], const char *mode)
{
	return is_mode(mode) ? launch(argv[0], argv, mode) : NULL;
}

int
my_pclose(FILE *stream)
{
	const struct slot wanted = {.stream = stream};
	struct slot **found = tfind(&wanted, &tree, by_stream), *slot;
	int status = -1, lost;

	if (found == NULL) {
		errno = EINVAL;
		return -1;
	}
	slot = *found;
	tdelete(slot, &tree, by_stream);
	lost = fclose(stream) == EOF ? errno : 0;
	wait_until_ended(slot->pid, &status);
	free(slot);
	if (lost != 0 && status == 0) {
		errno = lost;
		return -1;
	}
	return status;
}
