/* SPDX-License-Identifier: MIT */
#ifndef IPCLAB_LABCONF_H
#define IPCLAB_LABCONF_H

#include "ipclab/lab/lab.h"

/**
 * Read the lab.conf of the lab in that folder, which it takes over. Returns the
 * lab, or NULL and *error with file, line and what to do. Ownership:
 * lab_free().
 */
struct lab *labconf_read(const char *id, char *dir, struct error *error);

#endif
