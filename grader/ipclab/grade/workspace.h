/* SPDX-License-Identifier: MIT */
/* The private folder in which one lab of one submission is graded. */
#ifndef IPCLAB_WORKSPACE_H
#define IPCLAB_WORKSPACE_H

#include "ipclab/intake/bundle.h"

struct workspace {
	char *root; /* TMPDIR/ipclab-XXXXXX, mode 0700 */
	char *src;  /* root/src: the student's files and the provided ones */
	char *bin;  /* root/bin: the programs built */
	char *sane; /* root/sane: the same with sanitizers, if available */
	char *out;  /* root/out: what failing checks write */
	char *tmp;  /* root/tmp: TMPDIR of the checks */
	char *home; /* root/home: HOME of the checks */
	struct strlist missing; /* files that the student did not hand in */
};

enum {
	WORKSPACE_ROOM_BYTES = 32 << 20
}; /* with less there is no point in
      starting */

/**
 * Can workspaces be made: is there a writable folder with enough room? Returns
 * 0, or -1 and *error.
 */
int workspace_check(struct error *error);

/**
 * Make the folders, and copy into src the lab's files from the bundle and the
 * provided files from the lab's folder. Returns 0, or -1 and *error. Ownership:
 * workspace_remove() in both cases.
 */
int workspace_make(struct workspace *ws, const struct lab *lab,
		   struct bundle *bundle, struct error *error);

/** Remove the folder and free the strings. */
void workspace_remove(struct workspace *ws);

/**
 * The text without the workspace's own path, so that results do not change from
 * run to run: SRC/x.c becomes x.c, x in a check's own folder becomes x, and
 * other paths begin with "work". Ownership: the caller frees.
 */
char *workspace_scrub(const struct workspace *ws, const char *text);

#endif
