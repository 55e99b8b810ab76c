/* SPDX-License-Identifier: MIT */
/* Starting the line reader; see line_reader.h. */
#include "probe/lines/reader_birth.h"
#include "probe/base/maps.h"
#include "probe/base/reset_signals.h"
#include "probe/lines/reader_confine.h"
#include "probe/lines/reader_parts.h"
#include "probe/lines/reader_serve.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Duplicate to a number above those that dup2 will fill, so that none is
 * overwritten. */
static int
lift(int fd)
{
	return fd == -1 ? -1 : fcntl(fd, F_DUPFD, 64);
}

/* Keep only the socket and the program file: it must hold none of our outputs
 * or recordings. */
static int
keep_two(int socket, int exe)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	null = lift(null);
	socket = lift(socket);
	exe = lift(exe);
	if (null == -1 || socket == -1)
		return -1;
	for (int fd = 0; fd <= 2; fd++)
		if (dup2(null, fd) == -1)
			return -1;
	if (dup2(socket, READER_SOCKET) == -1)
		return -1;
	if (exe == -1)
		close(READER_EXE);
	else if (dup2(exe, READER_EXE) == -1)
		return -1;
	return close_range(READER_EXE + 1, ~0U, 0);
}

static int
open_plain(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;

	if (fd != -1 && (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static bool
have_module(const struct modules *modules, const char *name)
{
	for (size_t i = 0; i < modules->len; i++)
		if (!strcmp(modules->list[i].name, name))
			return true;
	return false;
}

/* Open the mapped libraries. The program itself is READER_EXE. */
static void
open_modules(const struct image *image, struct modules *out)
{
	struct mapping mapping;

	for (const char *at = image->maps; (at = maps_next(at, &mapping));) {
		struct module *module = &out->list[out->len];

		if (out->len == READER_MODULES_MAX)
			return;
		if (!mapping.executable || mapping.path[0] != '/' ||
		    !strcmp(mapping.path, image->exe_mapped) ||
		    have_module(out, mapping.path))
			continue;
		module->fd = open_plain(mapping.path);
		strcpy(module->name, mapping.path);
		out->len++;
	}
}

static void __attribute__((noreturn))
run_reader(const struct image *image, int socket, bool names_only, pid_t parent)
{
	static struct modules modules;

	reset_signals(); /* signals must end it, and not run our handlers */
	if (keep_two(socket, image->exe_fd) == -1)
		_exit(READER_NOT_CONFINED);
	open_modules(image, &modules);
	if (reader_confine(parent) == -1)
		_exit(READER_NOT_CONFINED);
	reader_serve(image, &modules, names_only);
}

/*
 * Fork a child whose end sends no signal. A wait without __WCLONE does not see
 * it: neither the tracer's wait for any child nor the final one for leftover
 * processes. Source: clone(2), wait(2).
 */
static pid_t
born_unseen(void)
{
	return (pid_t)syscall(SYS_clone, 0, NULL, NULL, NULL, 0);
}

struct reader *
reader_start(const struct image *image, bool names_only, const cpu_set_t *cpus)
{
	struct reader *reader = malloc(sizeof(*reader));
	pid_t self = getpid();
	int pair[2], saved;

	if (!reader)
		return NULL;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == -1)
		goto cleanup;
	reader->version = image->version;
	reader->pid = born_unseen();
	if (reader->pid == 0)
		run_reader(image, pair[1], names_only, self);
	if (reader->pid != -1 && cpus)
		sched_setaffinity(reader->pid, sizeof(*cpus), cpus);
	saved = errno;
	close(pair[1]);
	reader->socket = pair[0];
	if (reader->pid != -1)
		return reader;
	close(pair[0]);
	errno = saved;
cleanup:
	free(reader);
	return NULL;
}
