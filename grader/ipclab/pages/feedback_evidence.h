/* SPDX-License-Identifier: MIT */
/* The part of a feedback page about what a failed check saw. */
#ifndef IPCLAB_FEEDBACK_EVIDENCE_H
#define IPCLAB_FEEDBACK_EVIDENCE_H

#include <jansson.h>
#include <stdio.h>

enum { FEEDBACK_FINDINGS = 5 }; /* the most that a page shows of a check */

/**
 * The evidence of a failed check; what an earlier check of the lab has shown is
 * only referred to.
 */
void feedback_evidence(FILE *page, const json_t *lab, const json_t *check);

#endif
