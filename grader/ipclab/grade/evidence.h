/* SPDX-License-Identifier: MIT */
/* What a failing check wrote in addition to its verdict: IPCLAB_OUT/ID.json. */
#ifndef IPCLAB_EVIDENCE_H
#define IPCLAB_EVIDENCE_H

#include "ipclab/grade/workspace.h"

/** Has the check of that result written any evidence? */
bool evidence_is_there(const json_t *result, const struct workspace *ws);

/**
 * Merge message, findings, expected, actual, replay_args, picture and the page
 * of its run (IPCLAB_OUT/ID.html) into a check's result. Without such a file
 * the diagnosis (what bats printed) becomes the message. "status": "error" in
 * it makes the result an error.
 */
void evidence_merge(json_t *result, const char *diagnosis,
		    const struct workspace *ws);

#endif
