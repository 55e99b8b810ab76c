/* SPDX-License-Identifier: MIT */
/* OUT: the folder that a class's results are written to. */
#ifndef IPCLAB_OUTDIR_H
#define IPCLAB_OUTDIR_H

#include "ipclab/book/gradebook.h"

struct outdir {
	const char *path;
	int lock; /* held while this process grades into it */
	struct gradebook *book;
};

/**
 * Make or open OUT. It must be new, empty, or a former run's (with a
 * gradebook.sqlite). Returns 0, or -1 and *error; *wrong_usage if it holds
 * something else or is not a folder, otherwise it can't be written to. If
 * another run is at work in it, says so and waits. Ownership: outdir_close().
 */
int outdir_open(struct outdir *out, const char *path, bool *wrong_usage,
		struct error *error);

/** Make the folders of a path that pages are written to. Returns 0, or -1 and
 *  *error. */
int outdir_make(const char *path, struct error *error);

/**
 * Open a former run's OUT, to write the pages again (write), or only to read.
 * Returns 0, or -1 and *error; *wrong_usage if there is no gradebook.
 */
int outdir_open_former(struct outdir *out, const char *path, bool write,
		       bool *wrong_usage, struct error *error);
void outdir_close(struct outdir *out);

/**
 * Write OUT/FOLDER/NAME.SUFFIX (folder may be NULL), in one step, and only
 * if it differs from what is there. Returns 0, or -1 and *error.
 */
int outdir_write(const struct outdir *out, const char *folder, const char *name,
		 const char *suffix, const char *text, size_t size,
		 struct error *error);

#endif
