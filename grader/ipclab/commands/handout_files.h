/* SPDX-License-Identifier: MIT */
/* A lab's handout, copied into the student's folder. */
#ifndef IPCLAB_HANDOUT_FILES_H
#define IPCLAB_HANDOUT_FILES_H

#include "ipclab/base/error.h"

#include <stdbool.h>

/** The pages that the student can read. */
struct handout_files {
	char *page;      /* HTML, or else Markdown; NULL: the kit has neither */
	bool for_editor; /* there is handout.md as well as that HTML */
};

/**
 * Write handout.md, its figures (to figures/), and handout.html if the kit has
 * it. Existing files stay; if one has a different text, such as another lab's
 * handout, the page to read is the kit's own. Returns 0, or -1 and *error.
 * Ownership: on 0 the caller frees handout->page.
 */
int handout_files_write(struct handout_files *handout, const char *lab_id,
			const char *dir, struct error *error);

#endif
