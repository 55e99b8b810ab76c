/* SPDX-License-Identifier: MIT */
/* The page that a student gets. */
#ifndef IPCLAB_FEEDBACK_H
#define IPCLAB_FEEDBACK_H

#include <jansson.h>
#include <stdio.h>

enum { FEEDBACK_FINDINGS = 5 }; /* of one check, that a page shows */

/**
 * Print the page of one result (ipclab-result/1): checks with their findings;
 * of hidden ones only what student_view() leaves.
 */
void feedback_page(FILE *page, const json_t *result);

/**
 * The same for staff: hidden checks like any others, and how the mark came
 * about. staff: {"marks": history_of(), "decisions": decisions_of()}.
 */
void staff_page(FILE *page, const json_t *result, const json_t *staff);

/**
 * One failed check's evidence, with only a reference to what an earlier check
 * of the lab has already shown.
 */
void feedback_evidence(FILE *page, const json_t *lab, const json_t *check);

#endif
