/* SPDX-License-Identifier: MIT */
/* The program's standard streams; see streams.h. */
#include "probe/runs/streams.h"
#include "probe/command/interrupts.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int
open_for(const char *path, int flags, int *fd, const char **what)
{
	*fd = -1;
	if (!path)
		return 0;
	*what = path;
	*fd = open(path, flags | O_CLOEXEC | O_NOCTTY, 0666);
	return *fd == -1 ? -1 : 0;
}

int
streams_write(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t put = write(fd, data, len);

		if (put == -1 && errno == EINTR)
			continue;
		if (put == -1)
			return -1;
		data += put;
		len -= (size_t)put;
	}
	return 0;
}

/*
 * A file in memory. The description from memfd_create does not lock its offset:
 * two processes that write at once would lose output, two that read would get
 * the same input. One from open does, like that of a file given by a shell.
 */
static int
memory_file(const char *name)
{
	int made = memfd_create(name, MFD_CLOEXEC), fd = -1;
	char *path;

	if (made != -1 && asprintf(&path, "/proc/self/fd/%d", made) != -1) {
		fd = open(path, O_RDWR | O_CLOEXEC);
		free(path);
	}
	if (made != -1)
		close(made);
	return fd;
}

/*
 * A pipe can be read only once: keep its content. From a terminal take no
 * input: a student would have to type all of it before anything happens.
 */
static int
keep_input(int *fd)
{
	struct stat st;
	char buf[65536];
	ssize_t got = 0;
	int from = *fd == -1 ? STDIN_FILENO : *fd, copy;

	if (fstat(from, &st) == 0 && S_ISREG(st.st_mode))
		return 0;
	copy = memory_file("input");
	if (copy == -1)
		return -1;
	while (!isatty(from) && S_ISFIFO(st.st_mode) &&
	       (got = read(from, buf, sizeof buf)) > 0)
		if (streams_write(copy, buf, (size_t)got) == -1)
			return -1;
	if (*fd != -1)
		close(*fd);
	*fd = copy;
	return got;
}

int
streams_open(struct streams *streams, const struct options *options, bool many,
	     const char **what)
{
	const int flags = O_WRONLY | O_CREAT | O_TRUNC;

	*streams = (struct streams){-1, -1, -1, many};
	if (open_for(options->stdin_path, O_RDONLY, &streams->in, what) == -1)
		return -1;
	if (!many) {
		if (open_for(options->stdout_path, flags, &streams->out,
			     what) == -1)
			return -1;
		return open_for(options->stderr_path, flags, &streams->err,
				what);
	}
	*what = "standard input";
	if (keep_input(&streams->in) == -1)
		return -1;
	*what = "memory";
	streams->out = memory_file("output");
	streams->err = memory_file("error output");
	return streams->out == -1 || streams->err == -1 ? -1 : 0;
}

int
streams_rewind(const struct streams *streams)
{
	if (streams->in != -1)
		lseek(streams->in, 0, SEEK_SET);
	if (!streams->captured)
		return 0;
	if (ftruncate(streams->out, 0) == -1 ||
	    ftruncate(streams->err, 0) == -1)
		return -1;
	lseek(streams->out, 0, SEEK_SET);
	lseek(streams->err, 0, SEEK_SET);
	return 0;
}

char *
streams_read(int fd, size_t *len)
{
	struct stat st;
	char *data;
	ssize_t got;

	if (fstat(fd, &st) == -1)
		return NULL;
	data = malloc((size_t)st.st_size + 1);
	if (!data)
		return NULL;
	got = pread(fd, data, (size_t)st.st_size, 0);
	*len = got > 0 ? (size_t)got : 0;
	data[*len] = '\0';
	return data;
}

static int
deliver(int from, const char *path, int otherwise, const char **what)
{
	size_t len;
	char *data = streams_read(from, &len);
	int to = otherwise, result;

	if (!data)
		return -1;
	*what = path ? path : "standard output";
	if (path && open_for(path, O_WRONLY | O_CREAT | O_TRUNC, &to, what)) {
		free(data);
		return -1;
	}
	interrupt_begin_file(to);
	result = streams_write(to, data, len);
	interrupt_whole_file();
	if (path)
		close(to);
	free(data);
	return result;
}

int
streams_deliver(const struct streams *streams, const struct options *options,
		const char **what)
{
	if (!streams->captured)
		return 0;
	if (deliver(streams->out, options->stdout_path, STDOUT_FILENO, what))
		return -1;
	return deliver(streams->err, options->stderr_path, STDERR_FILENO, what);
}

void
streams_close(struct streams *streams)
{
	const int fds[] = {streams->in, streams->out, streams->err};

	for (int i = 0; i < 3; i++)
		if (fds[i] != -1)
			close(fds[i]);
	*streams = (struct streams){-1, -1, -1, false};
}
