/* SPDX-License-Identifier: MIT */
/* Similar submissions, grouped: eight copies are one cluster. */
#ifndef IPCLAB_CLUSTERS_H
#define IPCLAB_CLUSTERS_H

#include "ipclab/similar/similar.h"

#include <jansson.h>

/**
 * Append the clusters that s's pairs form to an array, the most alike first:
 * {"lab", "percent": of the closest pair or its closest file, "least": of the
 * least similar pair, "members": [{"name": as it is shown, "submission",
 * "former": a year's folder or null}], "closest": {"a", "b": numbers of
 * members, "percent", "file", "file_percent"}, "code": [{"text", "same":
 * numbers of lines}, the other's]}; only the first ones have code.
 */
void clusters_add(json_t *clusters, const struct similar *s);

#endif
