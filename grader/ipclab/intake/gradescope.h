/* SPDX-License-Identifier: MIT */
/* What Gradescope's export says about the submissions in it. */
#ifndef IPCLAB_GRADESCOPE_H
#define IPCLAB_GRADESCOPE_H

#include "ipclab/base/mem.h"

/** The file's name in the export. */
#define GRADESCOPE_METADATA "submission_metadata.yml"

/**
 * The students of a submission by that file's text: "Ann Lee, Bob Roe"; or
 * NULL. folder: "submission_1234". Ownership: the caller frees.
 */
char *gradescope_students(const char *metadata, const char *folder);

/** When the folder was handed in by that text, or NULL. The caller frees. */
char *gradescope_instant(const char *metadata, const char *folder);

/** Add the submitters' numbers and addresses, which a roster may have. */
void gradescope_keys(const char *metadata, const char *folder,
		     struct strlist *keys);

#endif
