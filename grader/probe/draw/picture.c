/* SPDX-License-Identifier: MIT */
/* What is drawn; see picture.h. */
#include "probe/draw/picture.h"
#include <stdlib.h>

void
picture_free(struct picture *picture)
{
	if (!picture)
		return;
	for (size_t i = 0; i < picture->box_len; i++) {
		struct picture_box *box = &picture->boxes[i];

		for (size_t k = 0; k < box->row_len; k++)
			free(box->rows[k].text);
		free(box->rows);
		free(box->name);
		free(box->origin);
		free(box->state);
		free(box->where);
		free(box->caller);
	}
	for (size_t i = 0; i < picture->pipe_len; i++) {
		free(picture->pipes[i].name);
		free(picture->pipes[i].about);
		free(picture->pipes[i].content);
	}
	free(picture->boxes);
	free(picture->pipes);
	free(picture->title);
	free(picture);
}

int
picture_head(const struct picture_box *box)
{
	return 2 + (box->state != NULL) + (box->where != NULL) +
	       (box->caller != NULL);
}
