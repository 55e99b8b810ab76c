/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_BOX_H
#define SANDBOX_BOX_H

/*
 * A box around one student's program, or around the compiler that reads a
 * student's sources. There are four profiles, depending on what the machine
 * allows:
 *
 *   A  bubblewrap: own mounts, pids, network, IPC; the supervisor is outside
 *   B  root without user namespaces: another uid, Landlock, seccomp
 *   C  an ordinary user: the same uid behind Landlock (ABI 6 or later)
 *   D  no /proc/PID/syscall (gVisor): as B, and nothing but limits observed
 *
 * doc/SECURITY.md says what each of them promises.
 *
 * Order of use: box_init, fill in, box_prepare (in the supervisor),
 * fork, box_exec (in the child), and box_release at the end.
 */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define BOX_DIRS 8

enum box_profile {
	BOX_NONE,
	BOX_A,
	BOX_B,
	BOX_C,
	BOX_D,
};

struct box {
	enum box_profile profile;
	const char *rw[BOX_DIRS]; /* the only writable directories; absolute,
					 borrowed; NULL ends the list */
	const char *ro[BOX_DIRS]; /* also visible, read-only */
	const char *cwd;          /* NULL: the current directory if it is in rw,
				     else rw[0] */
	uid_t uid;                /* the program's user if we are root; 0: claim
				   * a free one */
	size_t tmp_bytes;         /* size of the private /tmp (A) */
	unsigned processes;       /* limit; 0: none */
	bool single_user;         /* nobody else uses the uid, so that the
				   * kernel may count its processes */
	bool toolchain;           /* show the compiler's include files too */
	unsigned
		closed_fds; /* bit N: start with descriptor N (0 to 2) closed */
	bool not_run;       /* box_exec could not exec the program itself */
	int filter_fd;      /* seccomp program to install last, or -1 */
	int uid_lock_fd;    /* holds the lock of a claimed uid */
	char error[256];    /* what went wrong, for people */
};

/** Initialise a box of this profile: no directories, 64 MiB of /tmp. */
void box_init(struct box *box, enum box_profile profile);

/**
 * Add a directory (or for ro a file) to the box. path: absolute, borrowed.
 * Returns 0, or -1 with ENOSPC if there are BOX_DIRS already.
 */
int box_add_rw(struct box *box, const char *path);
int box_add_ro(struct box *box, const char *path);

/**
 * How many execs come before the program's own, which ipcprobe leaves out of
 * its reports: 2 in profile A (bwrap, ipclab-init), else 0.
 */
int box_prelude_execs(const struct box *box);

/** "A" to "D", "none". parse: -1 with EINVAL for anything else. */
const char *box_profile_name(enum box_profile profile);
int box_profile_parse(const char *name, enum box_profile *out);

/* For the other files of this folder. */

/** Write a message to box->error. Returns -1, for callers to return. */
int box_fail(struct box *box, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** Does the box run its program as a user other than ours? */
bool box_drops_uid(const struct box *box);

/**
 * The first directory on the way to path that box->uid can't enter, in static
 * memory; NULL if it can reach path.
 */
const char *box_unreachable(const struct box *box, const char *path);

#endif
