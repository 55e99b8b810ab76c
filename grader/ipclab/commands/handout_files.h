/* SPDX-License-Identifier: MIT */
/* A lab's handout in the student's own folder. */
#ifndef IPCLAB_HANDOUT_FILES_H
#define IPCLAB_HANDOUT_FILES_H

#include "ipclab/base/error.h"

#include <stdbool.h>

/** What there is to read. */
struct handout_files {
	char *page;      /* HTML, or else Markdown; NULL: the kit has neither */
	bool for_editor; /* handout.md is there beside that HTML */
};

/**
 * Write handout.md, the figures that it shows below figures/, and handout.html
 * if the kit has it. A file that is there stays, and if it has another text,
 * such as another lab's handout, the page to read is the kit's own. Returns 0,
 * or -1 and *error. Ownership: the caller frees handout->page if it is 0.
 */
int handout_files_write(struct handout_files *handout, const char *lab_id,
			const char *dir, struct error *error);

#endif
