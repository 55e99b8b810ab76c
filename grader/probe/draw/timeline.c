/* SPDX-License-Identifier: MIT */
/* What happened, in order; see timeline.h. */
#include "probe/draw/timeline.h"
#include <stdlib.h>

void
timeline_free(struct timeline *timeline)
{
	if (!timeline)
		return;
	for (size_t i = 0; i < timeline->row_len; i++) {
		free(timeline->rows[i].what);
		free(timeline->rows[i].where);
	}
	free(timeline->rows);
	free(timeline->spans);
	free(timeline);
}
