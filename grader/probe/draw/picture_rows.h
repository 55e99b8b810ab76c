/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_ROWS_H
#define PROBE_PICTURE_ROWS_H

/* Text and rows of a picture that is being built. */
#include "probe/draw/picture.h"

#define PICTURE_PIPES 16

struct picture_builder {
	struct picture *picture;
	const struct run_result *result;
};

/** printf into new memory; NULL if there is none. */
char *picture_say(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/** Is the pipe from outside, such as one of the shell that started the program?
 *  Then it is not drawn. */
bool picture_outside(const struct pipe *pipe);

/** Does the picture show this process blocked? */
bool picture_blocked(const struct picture_builder *b,
		     const struct process *process);

/** Add a row for the descriptor, or extend the range in the row above. */
void picture_add_row(struct picture_builder *b, struct picture_box *box,
		     const struct desc *desc);

/** Add a row for a process that is blocked in open(2), and so has no descriptor
 *  yet. */
void picture_add_opening(struct picture_builder *b, struct picture_box *box);

/** Drop rows if there are too many: pipes and marked rows stay, plain files go
 *  first. */
void picture_cut_rows(struct picture_box *box);

/**
 * A line that explains the pipes from number *from on: "pipe 1 to pipe 9: made
 * at a.c:13"; similar pipes share a line. Moves *from past them. The caller
 * frees it; NULL at the end.
 */
char *picture_key(const struct picture *picture, size_t *from);

#endif
