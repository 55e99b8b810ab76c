/* SPDX-License-Identifier: MIT */
/* Submissions that are alike, gathered: eight copies are one cluster. */
#ifndef IPCLAB_CLUSTERS_H
#define IPCLAB_CLUSTERS_H

#include "ipclab/similar/similar.h"

#include <jansson.h>

/**
 * Append what is joined by s's pairs to an array, the most alike first:
 * {"lab", "percent": of the closest pair or its closest file, "least": of the
 * pair that is the least alike, "members": [{"name": as it is shown,
 * "submission", "former": a year's folder or null}], "closest": {"a", "b":
 * numbers of members, "percent", "file", "file_percent"}, "code": [{"text",
 * "same": numbers of lines}, the other's]}; the code only of the first.
 */
void clusters_add(json_t *clusters, const struct similar *s);

#endif
