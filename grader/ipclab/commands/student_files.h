/* SPDX-License-Identifier: MIT */
/* A student's own files: which lab they are of, and where they lie. */
#ifndef IPCLAB_STUDENT_FILES_H
#define IPCLAB_STUDENT_FILES_H

#include "ipclab/intake/bundle.h"

/* These end the process with a clear line if there is nothing to return:
 * they belong to the commands that a student runs in a lab's folder. */

/**
 * The lab that is meant: wanted, or (NULL) the one that the current folder
 * is named after, or else whose files it holds. Ownership: the caller calls
 * lab_free().
 */
struct lab *work_lab(const char *wanted);

/** The lab most of whose files are in the folder, be it with a wrong ending;
    NULL: none has any. Ownership: the caller calls lab_free(). */
struct lab *work_lab_in(const char *folder);

/**
 * The folder of the student's files: given, or (NULL) the current one, or
 * the one in it that is named after the lab. Ownership: the caller frees.
 */
char *work_folder(const char *given, const struct lab *lab);

/** Take the lab's files right in the folder; none at all is an error. Of those
    with a wrong name or ending a warning tells. */
void work_read(struct bundle *bundle, const struct lab *lab, const char *work);

#endif
