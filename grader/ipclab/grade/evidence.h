/* SPDX-License-Identifier: MIT */
/* The evidence that a failing check writes beside its verdict:
   IPCLAB_OUT/ID.json. */
#ifndef IPCLAB_EVIDENCE_H
#define IPCLAB_EVIDENCE_H

#include "ipclab/grade/workspace.h"

/** Has the check with this result written any evidence? */
bool evidence_is_there(const json_t *result, const struct workspace *ws);

/**
 * Merge message, findings, what was compared and run, picture and the page of
 * its run (IPCLAB_OUT/ID.html) into a check's result. Without evidence, the
 * diagnosis (what Bats printed) becomes the message. If the evidence has
 * "status": "error", the result becomes an error.
 */
void evidence_merge(json_t *result, const char *diagnosis,
		    const struct workspace *ws);

#endif
