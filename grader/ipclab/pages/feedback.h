/* SPDX-License-Identifier: MIT */
/* The page that a student gets. */
#ifndef IPCLAB_FEEDBACK_H
#define IPCLAB_FEEDBACK_H

#include <jansson.h>
#include <stdio.h>

/**
 * Print the page of one result (ipclab-result/1): checks with their findings.
 * Of hidden checks it shows only what student_view() leaves.
 */
void feedback_page(FILE *page, const json_t *result);

/**
 * The same for staff: hidden checks are shown like any others, and how the mark
 * came about. staff: {"marks": history_of(), "decisions": decisions_of()}.
 */
void staff_page(FILE *page, const json_t *result, const json_t *staff);

#endif
