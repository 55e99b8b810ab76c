/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SVG_H
#define PROBE_SVG_H

/*
 * The frame and the small parts that our drawings share. Colours follow the
 * reader's light or dark scheme; there are no ids, so that one page can hold
 * several drawings.
 */
#include <stdio.h>

/**
 * Begin a drawing of width by height pixels: opens <svg>, with a title and a
 * description for those who can't see it (both plain text, escaped here).
 */
void svg_begin(FILE *out, int width, int height, const char *title,
	       const char *description);
void svg_end(FILE *out);

/** Text with its baseline at x, y. classes: from the style sheet in svg.c. */
void svg_text(FILE *out, double x, double y, const char *classes,
	      const char *text);

void svg_rect(FILE *out, double x, double y, double width, double height,
	      double radius, const char *classes);

void svg_line(FILE *out, double x1, double y1, double x2, double y2,
	      const char *classes);

/** An arrow head whose tip is at x, y, on an arrow from the left (or right). */
void svg_head(FILE *out, double x, double y, int to_right, const char *classes);

/** The sign for waiting, two bars, centred on x, y. */
void svg_pause(FILE *out, double x, double y);

/** The sign for a fault, a cross, centred on x, y. */
void svg_cross(FILE *out, double x, double y);

/** Print text in lines of at most that many columns, 18 pixels apart; returns
 *  the number of lines. */
int svg_paragraph(FILE *out, double x, double y, int columns,
		  const char *classes, const char *text);

#endif
