/* SPDX-License-Identifier: MIT */
/* Submissions that are alike, as a part of a page. */
#ifndef IPCLAB_SIMILAR_CLUSTERS_H
#define IPCLAB_SIMILAR_CLUSTERS_H

#include <jansson.h>
#include <stdio.h>

/**
 * Each cluster in a line; the code of its closest pair side by side where it
 * has some, to be unfolded, with the lines marked that are the same.
 */
void alike_section(FILE *page, const json_t *clusters);

#endif
