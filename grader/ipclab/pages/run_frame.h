/* SPDX-License-Identifier: MIT */
/* The page of the run in which a check failed, inside a feedback page. */
#ifndef IPCLAB_RUN_FRAME_H
#define IPCLAB_RUN_FRAME_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdio.h>

/** Add the scripts of all run pages of a result, once each, for
 *  page_start(). */
void run_frame_scripts(const json_t *result, struct strlist *scripts);

/**
 * Print a link to the page of the check's run, and that page, which fills the
 * window once the link is followed. Returns false if the check has none.
 */
bool run_frame(FILE *page, const json_t *lab, const json_t *check);

#endif
