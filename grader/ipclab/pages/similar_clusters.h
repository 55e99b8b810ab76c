/* SPDX-License-Identifier: MIT */
/* Similar submissions, as a section of a page. */
#ifndef IPCLAB_SIMILAR_CLUSTERS_H
#define IPCLAB_SIMILAR_CLUSTERS_H

#include <jansson.h>
#include <stdio.h>

/**
 * Each cluster on a line. If the cluster has code, that of its closest pair
 * unfolds side by side, with the common lines marked.
 */
void alike_section(FILE *page, const json_t *clusters);

#endif
