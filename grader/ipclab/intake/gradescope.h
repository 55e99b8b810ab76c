/* SPDX-License-Identifier: MIT */
/* What Gradescope's export says beside the submissions. */
#ifndef IPCLAB_GRADESCOPE_H
#define IPCLAB_GRADESCOPE_H

/** Its name in the export. */
#define GRADESCOPE_METADATA "submission_metadata.yml"

/**
 * The students of a submission in the text of that file, "Ann Lee, Bob Roe", or
 * NULL. folder: "submission_1234". Ownership: the caller frees.
 */
char *gradescope_students(const char *metadata, const char *folder);

/** The instant that it says the folder was handed in at, or NULL. The caller
 *  frees. */
char *gradescope_instant(const char *metadata, const char *folder);

#endif
