/* SPDX-License-Identifier: MIT */
/* What the files of the pseudonyms share; others use pseudonyms.h. */
#ifndef IPCLAB_PSEUDONYMS_PARTS_H
#define IPCLAB_PSEUDONYMS_PARTS_H

#include "ipclab/book/gradebook.h"

struct pseudonym_row {
	char *pseudonym; /* NULL: none yet */
	struct submission_row row;
};

struct pseudonyms {
	struct pseudonym_row *people; /* by pseudonym */
	size_t count;
	struct strlist dropped;
};

#endif
