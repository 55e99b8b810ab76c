/* SPDX-License-Identifier: MIT */
/* From the gradebook to the files that people read. */
#ifndef IPCLAB_PUBLISH_H
#define IPCLAB_PUBLISH_H

#include "ipclab/book/outdir.h"

/** What publish_all() counted and found. */
struct published {
	size_t submissions;
	size_t troubled; /* refused, failed or with checks of status error */
	struct strlist fallen; /* marks that fell on unchanged work; the caller
				  clears it */
};

/**
 * Write the files of all submissions, marks.csv and report.html. Memory does
 * not grow with the number of submissions. Only one process does this at a
 * time. If marks.csv was changed by hand, that file is kept, with a message. If
 * there is a key of pseudonyms, everything is also written to OUT/anonymous.
 * Returns 0, or -1 and *error.
 */
int publish_all(const struct outdir *out, struct published *published,
		struct error *error);

/** Start a key of pseudonyms. Returns 0, or -1 and *error. */
int publish_under_pseudonyms(const struct outdir *out, struct error *error);

#endif
