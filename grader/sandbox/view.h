/* SPDX-License-Identifier: MIT */
#ifndef SANDBOX_VIEW_H
#define SANDBOX_VIEW_H

/* What a boxed program sees. */
#include "sandbox/box.h"

/** System directories that a boxed program sees, read-only. */
extern const char *const box_system_dirs[];
extern const char *const box_toolchain_dirs[];
extern const char *const box_devices[];

/** The environment of every boxed program; NULL-terminated, never freed. */
char **box_environment(const struct box *box);

/** The directory in which the program starts; never NULL. */
const char *box_start_dir(const struct box *box);

/** Write the path of ipclab-init to path; -1 with box->error if it is
 *  missing. */
int box_find_init(struct box *box, char *path, size_t size);

#endif
