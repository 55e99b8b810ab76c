/* SPDX-License-Identifier: MIT */
/* Code that everybody was given and that therefore proves no copying. */
#ifndef IPCLAB_GIVEN_H
#define IPCLAB_GIVEN_H

#include "ipclab/base/error.h"
#include "ipclab/lab/lab.h"
#include "ipclab/similar/prints.h"

/**
 * Read the lab's skeleton, its provided files, the examples in its handout, and
 * `more`: files or folders of files from the staff. Returns 0, or -1 and *error
 * if one of those in `more` can't be read. Ownership: prints_clear().
 */
int given_read(struct prints *given, const struct lab *lab,
	       const struct strlist *more, struct error *error);

#endif
