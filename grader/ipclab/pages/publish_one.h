/* SPDX-License-Identifier: MIT */
/* The files of one submission. */
#ifndef IPCLAB_PUBLISH_ONE_H
#define IPCLAB_PUBLISH_ONE_H

#include "ipclab/book/outdir.h"

/**
 * Write one submission's results/NAME.json,
 * feedback/NAME.html and staff/NAME.html.
 * Returns 0, or -1 and *error.
 */
int publish_one(const struct outdir *out, const json_t *result,
		struct error *error);

/** How a submission's mark came about, for its staff page. The caller owns
 *  it. */
json_t *publish_staff_of(const struct outdir *out, const char *name);

/** Like publish_one(), with publish_staff_of()'s object for the staff page. */
int publish_files(const struct outdir *out, const json_t *result,
		  const json_t *staff, struct error *error);

#endif
