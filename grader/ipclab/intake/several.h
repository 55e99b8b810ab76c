/* SPDX-License-Identifier: MIT */
/* Is what looks like one submission a whole class? */
#ifndef IPCLAB_SEVERAL_H
#define IPCLAB_SEVERAL_H

#include "ipclab/intake/bundle.h"

/**
 * The names of two folders in a bundle that look like two students': neither is
 * one student's (owner_in_name()), and both have a file of the same name with
 * different texts, of which none is the skeleton. What the folders are called
 * does not matter otherwise. NULL if there are none. The caller frees.
 */
char *several_in_bundle(const struct bundle *bundle);

/**
 * The names of folders in a submission that is called like a section of the
 * class ("Section A"), if they are called like students; NULL if they are not.
 * For a group, there must be two. If it is called like one student, or like
 * nothing we know, all must have full names ("Ann Lee"). The caller frees.
 */
char *several_in_section(const struct bundle *bundle, const char *name);

/** The length of the folders that all paths share: "class/" in
 *  "class/ann/a.c". */
size_t bundle_common_folders(const struct bundle *bundle);

#endif
