/* SPDX-License-Identifier: MIT */
/* Similar submissions, grouped: eight copies form one cluster. */
#ifndef IPCLAB_CLUSTERS_H
#define IPCLAB_CLUSTERS_H

#include "ipclab/similar/similar.h"

#include <jansson.h>

/**
 * Append to an array the clusters that s's pairs form, most similar first:
 * {"lab", "percent": of the closest pair or its closest file, "least": of the
 * least similar pair, "members": [{"name": display name, "submission",
 * "former": an earlier year's folder or null}], "closest": {"a", "b": indexes
 * of members, "percent", "file", "file_percent"}, "code": [{"text", "same":
 * line numbers}, the same for b]}. Only the first clusters have code.
 */
void clusters_add(json_t *clusters, const struct similar *s);

#endif
