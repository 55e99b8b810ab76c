/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CANVAS_H
#define PROBE_CANVAS_H

/* A sheet of character cells to draw on before it goes to a terminal. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum ink { INK_PLAIN, INK_DIM, INK_STRONG, INK_PIPE, INK_WAIT, INK_BAD };

struct canvas;

/** A blank sheet; NULL with errno. */
struct canvas *canvas_new(int columns, int lines);
void canvas_free(struct canvas *canvas);

/** Put one character (a code point one column wide); no effect outside the
 *  sheet. */
void canvas_put(struct canvas *canvas, int x, int y, uint32_t point,
		enum ink ink);

/** The character there; a blank outside the sheet. */
uint32_t canvas_get(const struct canvas *canvas, int x, int y);

/** Put text of any origin, cut to at most `most` columns; returns its width. */
int canvas_text(struct canvas *canvas, int x, int y, int most, enum ink ink,
		const char *text);

/** The same character from x1 to x2 inclusive. */
void canvas_row(struct canvas *canvas, int x1, int x2, int y, uint32_t point,
		enum ink ink);

/** Write it out, without trailing blanks and without blank lines at the end. */
void canvas_write(const struct canvas *canvas, FILE *out, bool colour);

/** Switch a terminal to an ink, or back with INK_PLAIN. */
void ink_write(FILE *out, enum ink ink, bool colour);

#endif
