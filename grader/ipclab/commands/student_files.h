/* SPDX-License-Identifier: MIT */
/* A student's own files: which lab they belong to and where they are. */
#ifndef IPCLAB_STUDENT_FILES_H
#define IPCLAB_STUDENT_FILES_H

#include "ipclab/intake/bundle.h"

/* These functions end the process with a clear message if there is nothing to
   return. They are for the commands that a student runs in a lab's folder. */

/**
 * The lab that is meant: wanted, or if that is NULL, the one that the current
 * folder is named after, or else the one whose files it holds. Ownership: the
 * caller calls lab_free().
 */
struct lab *work_lab(const char *wanted);

/** The lab with the most files in the folder, even with wrong suffixes; NULL if
    no lab has any. Ownership: the caller calls lab_free(). */
struct lab *work_lab_in(const char *folder);

/**
 * The folder of the student's files: given, or if that is NULL, the current one
 * or the one in it that is named after the lab. Ownership: the caller frees.
 */
char *work_folder(const char *given, const struct lab *lab);

/** Read the lab's files directly in the folder; it is an error if there are
    none. Warns of those with a wrong name or suffix. */
void work_read(struct bundle *bundle, const struct lab *lab, const char *work);

#endif
