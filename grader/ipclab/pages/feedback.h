/* SPDX-License-Identifier: MIT */
/* The page that a student gets. */
#ifndef IPCLAB_FEEDBACK_H
#define IPCLAB_FEEDBACK_H

#include <jansson.h>
#include <stdio.h>

/**
 * Print the page of one result (ipclab-result/1): public checks with their
 * findings, hidden ones by title only.
 */
void feedback_page(FILE *page, const json_t *result);

/**
 * One failed check's evidence; what an earlier check of the lab has shown
 * already is only pointed to.
 */
void feedback_evidence(FILE *page, const json_t *lab, const json_t *check);

#endif
