/* SPDX-License-Identifier: MIT */
/* Similar submissions, as a part of a page. */
#ifndef IPCLAB_SIMILAR_CLUSTERS_H
#define IPCLAB_SIMILAR_CLUSTERS_H

#include <jansson.h>
#include <stdio.h>

/**
 * Each cluster on a line; if the cluster has code, that of its closest pair can
 * be unfolded, side by side, with the common lines marked.
 */
void alike_section(FILE *page, const json_t *clusters);

#endif
