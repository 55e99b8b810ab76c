/* SPDX-License-Identifier: MIT */
/* What a student does not see: names that begin with a dot. It is never taken,
   but may be meant. */
#ifndef IPCLAB_HIDDEN_FILES_H
#define IPCLAB_HIDDEN_FILES_H

#include "ipclab/intake/bundle.h"

/**
 * Remember a file that a dot before its name or a folder's hides, if a lab asks
 * for a file of the rest of its name: ".hello.c", ".old/hello.c", iCloud's
 * ".hello.c.icloud". Its folder is remembered in any case.
 */
void hidden_add(struct bundle *bundle, const char *path);

/** The same for an entry of the open folder dir, with all that is in it if it
 *  is a folder. path: within the submission. */
void hidden_look(struct bundle *bundle, int dir, const char *name,
		 const char *path);

/** Is it in a hidden folder? */
bool hidden_by_folder(const char *path);

#endif
