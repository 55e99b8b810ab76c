/* SPDX-License-Identifier: MIT */
/* From options to a box; see isolate.h. */
#include "probe/runs/isolate.h"
#include "sandbox/prepare.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int add_function(struct box *box, const char *path);

static int
add_path(struct isolation *isolation, const char *path, add_function *add)
{
	char *real = realpath(path, NULL);

	if (!real)
		return -1;
	if (isolation->path_count == 2 * BOX_DIRS ||
	    add(&isolation->box, real) == -1) {
		free(real);
		errno = ENOSPC;
		return -1;
	}
	isolation->paths[isolation->path_count++] = real;
	return 0;
}

static int
add_paths(struct isolation *isolation, const char *const *paths,
	  add_function *add, const char **what)
{
	for (; paths && *paths; paths++) {
		*what = *paths;
		if (add_path(isolation, *paths, add) == -1)
			return -1;
	}
	return 0;
}

int
isolation_begin(struct isolation *isolation, const struct options *options,
		const char **what)
{
	static const char *const here[] = {".", NULL};
	const char *const *binds = options->binds;

	*isolation = (struct isolation){0};
	box_init(&isolation->box, options->isolation);
	if (options->isolation == BOX_NONE)
		return 0;
	/* The program's user becomes the owner of all writable folders: as
	 * root, do that only if asked to. */
	if (!binds && geteuid() == 0 && options->isolation_uid == 0) {
		*what = "as root say by --bind DIR which folder the program's "
			"user gets for its own";
		errno = EPERM;
		return -1;
	}
	isolation->box.uid = options->isolation_uid;
	isolation->box.processes = options->processes;
	if (add_paths(isolation, binds ? binds : here, box_add_rw, what) ||
	    add_paths(isolation, options->shared, box_add_rw, what) ||
	    add_paths(isolation, options->ro_binds, box_add_ro, what))
		return -1;
	if (box_prepare(&isolation->box) == -1) {
		*what = isolation->box.error;
		return -1;
	}
	return 0;
}

/*
 * A program that may write to its input file could open /proc/self/fd/0 for
 * writing and change the input of later runs. Give it a sealed copy.
 */
static int
sealed_copy(int *fd, off_t size)
{
	char path[32];
	int copy =
		memfd_create("standard input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	off_t left = size - lseek(*fd, 0, SEEK_CUR);
	ssize_t done = 1;
	int reader = -1;

	if (copy == -1)
		return -1;
	while (left > 0 && (done = sendfile(copy, *fd, NULL, left)) > 0)
		left -= done;
	snprintf(path, sizeof path, "/proc/self/fd/%d", copy);
	if (done >= 0 && fchmod(copy, 0444) == 0 &&
	    fcntl(copy, F_ADD_SEALS,
		  F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) ==
		    0)
		reader = open(path, O_RDONLY | O_CLOEXEC);
	close(copy);
	if (reader == -1)
		return -1;
	if (*fd > 2)
		close(*fd);
	*fd = reader;
	return 0;
}

static int
replace_by_null(int *fd)
{
	if (*fd > 2)
		close(*fd);
	*fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	return *fd == -1 ? -1 : 0;
}

static int
guard_stdin(struct launch_spec *spec)
{
	struct stat st;

	if (spec->stdin_fd == -1)
		spec->stdin_fd = STDIN_FILENO;
	if (fstat(spec->stdin_fd, &st) == -1)
		return replace_by_null(&spec->stdin_fd);
	if (S_ISREG(st.st_mode))
		return sealed_copy(&spec->stdin_fd, st.st_size);
	/* A directory descriptor is a way out of any mount namespace. */
	if (S_ISDIR(st.st_mode) || isatty(spec->stdin_fd))
		return replace_by_null(&spec->stdin_fd);
	return 0;
}

static int
guard_output(int fd, int inherited, mode_t *mode)
{
	struct stat st;

	if (fd == -1)
		fd = inherited;
	if (fstat(fd, &st) == -1)
		return errno == EBADF ? 0 : -1;
	*mode = st.st_mode & 07777;
	if (S_ISDIR(st.st_mode) || isatty(fd)) {
		errno = EINVAL;
		return -1;
	}
	return 0;
}

int
isolation_streams(struct isolation *isolation, struct launch_spec *spec,
		  const char **what)
{
	if (isolation->box.profile == BOX_NONE)
		return 0;
	*what = "standard input";
	if (guard_stdin(spec) == -1)
		return -1;
	*what = "an isolated program gets no terminal: give --stdout FILE "
		"and --stderr FILE";
	if (guard_output(spec->stdout_fd, STDOUT_FILENO,
			 &isolation->out_mode) == -1 ||
	    guard_output(spec->stderr_fd, STDERR_FILENO,
			 &isolation->err_mode) == -1)
		return -1;
	spec->box = &isolation->box;
	return 0;
}

const char *
isolation_name(const struct isolation *isolation)
{
	return isolation->box.profile == BOX_NONE
		       ? NULL
		       : box_profile_name(isolation->box.profile);
}

/* The program's user may have owned the file, and may have changed its mode. */
static void
restore_mode(int fd, mode_t mode)
{
	struct stat st;

	if (fd == -1 || fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    (st.st_mode & 07777) == mode)
		return;
	if (fchmod(fd, mode) == -1)
		perror("ipcprobe: output file");
}

void
isolation_end(struct isolation *isolation, const struct launch_spec *spec)
{
	if (spec->box) {
		restore_mode(spec->stdout_fd, isolation->out_mode);
		restore_mode(spec->stderr_fd, isolation->err_mode);
	}
	box_release(&isolation->box);
	while (isolation->path_count > 0)
		free(isolation->paths[--isolation->path_count]);
}
