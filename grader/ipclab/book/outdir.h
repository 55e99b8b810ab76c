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
 * Make or open OUT. It must be new, empty, or from an earlier run (with a
 * gradebook.sqlite). Returns 0, or -1 and *error. *wrong_usage is true if it
 * holds something else or is not a folder, and false if it can't be written to.
 * If another run is using it, says so and waits. Ownership: outdir_close().
 */
int outdir_open(struct outdir *out, const char *path, bool *wrong_usage,
		struct error *error);

/** Make OUT and its folders for pages. Returns 0, or -1 and *error. */
int outdir_make(const char *path, struct error *error);

/**
 * Open the OUT of an earlier run, to write its pages again (write) or only to
 * read. Returns 0, or -1 and *error; *wrong_usage if there is no gradebook.
 */
int outdir_open_former(struct outdir *out, const char *path, bool write,
		       bool *wrong_usage, struct error *error);
void outdir_close(struct outdir *out);

/**
 * Write OUT/FOLDER/NAME.SUFFIX (folder may be NULL) in one step, and only if
 * the content differs. Returns 0, or -1 and *error.
 */
int outdir_write(const struct outdir *out, const char *folder, const char *name,
		 const char *suffix, const char *text, size_t size,
		 struct error *error);

#endif
