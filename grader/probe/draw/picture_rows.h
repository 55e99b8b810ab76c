/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PICTURE_ROWS_H
#define PROBE_PICTURE_ROWS_H

/* The words and rows of a picture that is being built. */
#include "probe/draw/picture.h"

#define PICTURE_PIPES 16

struct picture_builder {
	struct picture *picture;
	const struct run_result *result;
};

/** printf into fresh memory; NULL if there is none. */
char *picture_say(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/** Somebody else's, such as the shell's around the program: not drawn. */
bool picture_outside(const struct pipe *pipe);

/** Does the picture show this process blocked? */
bool picture_blocked(const struct picture_builder *b,
		     const struct process *process);

/** A row for the descriptor, or one number more in the row above. */
void picture_add_row(struct picture_builder *b, struct picture_box *box,
		     const struct desc *desc);

/** One that is blocked in open(2) has no descriptor yet: a row for it. */
void picture_add_opening(struct picture_builder *b, struct picture_box *box);

/** Too many: pipes and what is marked stay, plain files go first. */
void picture_cut_rows(struct picture_box *box);

/**
 * What the pipes from number `from` on are, in a line: "pipe 1 to pipe 9: made
 * at a.c:13"; pipes alike go together. Moves *from behind them. The caller
 * frees it; NULL at the end.
 */
char *picture_key(const struct picture *picture, size_t *from);

#endif
