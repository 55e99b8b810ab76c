/* SPDX-License-Identifier: MIT */
/* Pages beside that of a lab's checks: the run of each failing check, to step
   through. */
#ifndef IPCLAB_RUN_PAGES_H
#define IPCLAB_RUN_PAGES_H

#include "ipclab/base/error.h"

#include <jansson.h>

/** From now on all runs of checks are kept. Returns the folder, or NULL and
 *  *error. Ownership: run_pages_write(). */
char *run_pages_begin(struct error *error);

/**
 * Write the pages into the folder NAME-runs beside html (NAME.html), and where
 * each is into the checks of the lab's result, as "run_page". Warns of those
 * that can't be written. Removes the folder of the runs, and frees its path.
 */
void run_pages_write(json_t *result, char *folder, const char *html);

#endif
