/* SPDX-License-Identifier: MIT */
/* A box is made, prepared, entered and released; and profile names. */

#include "sandbox/box.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const profile_names[] = {"none", "A", "B", "C", "D"};

int
box_fail(struct box *box, const char *format, ...)
{
	int saved = errno;
	va_list args;

	va_start(args, format);
	vsnprintf(box->error, sizeof(box->error), format, args);
	va_end(args);
	errno = saved;
	return -1;
}

void
box_init(struct box *box, enum box_profile profile)
{
	*box = (struct box){
		.profile = profile,
		.tmp_bytes = 64u << 20,
		.filter_fd = -1,
		.uid_lock_fd = -1,
	};
}

static int
add(const char **list, const char *path)
{
	for (int i = 0; i < BOX_DIRS - 1; i++) {
		if (!list[i]) {
			list[i] = path;
			return 0;
		}
	}
	errno = ENOSPC;
	return -1;
}

int
box_add_rw(struct box *box, const char *path)
{
	return add(box->rw, path);
}

int
box_add_ro(struct box *box, const char *path)
{
	return add(box->ro, path);
}

bool
box_drops_uid(const struct box *box)
{
	return box->profile != BOX_NONE && box->profile != BOX_C &&
	       geteuid() == 0;
}

const char *
box_unreachable(const struct box *box, const char *path)
{
	static char part[PATH_MAX];
	struct stat st;

	for (const char *slash = strchr(path + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		snprintf(part, sizeof(part), "%.*s", (int)(slash - path), path);
		if (stat(part, &st) == -1)
			return part;
		/* The first class that matches decides, as in
		 * path_resolution(7). */
		mode_t needed = st.st_uid == box->uid   ? S_IXUSR
				: st.st_gid == box->uid ? S_IXGRP
							: S_IXOTH;
		if (!(st.st_mode & needed))
			return part;
	}
	return NULL;
}

int
box_prelude_execs(const struct box *box)
{
	return box->profile == BOX_A ? 2 : 0;
}

const char *
box_profile_name(enum box_profile profile)
{
	return profile_names[profile];
}

int
box_profile_parse(const char *name, enum box_profile *out)
{
	for (int i = BOX_NONE; i <= BOX_D; i++) {
		if (strcmp(name, profile_names[i]) == 0) {
			*out = i;
			return 0;
		}
	}
	errno = EINVAL;
	return -1;
}
