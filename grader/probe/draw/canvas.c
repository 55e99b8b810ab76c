/* SPDX-License-Identifier: MIT */
#include "probe/draw/canvas.h"
#include "probe/base/text.h"
#include <stdlib.h>
#include <string.h>

struct cell {
	char text[8]; /* one character in UTF-8; "" is a blank or the second
			 column of a wide one */
	bool covered; /* is the second column of a wide one */
	uint32_t point;
	enum ink ink;
};

struct canvas {
	int columns, lines;
	struct cell cells[];
};

struct canvas *
canvas_new(int columns, int lines)
{
	size_t count = (size_t)columns * (size_t)lines;
	struct canvas *canvas =
		calloc(1, sizeof(*canvas) + count * sizeof(struct cell));

	if (!canvas)
		return NULL;
	canvas->columns = columns;
	canvas->lines = lines;
	return canvas;
}

void
canvas_free(struct canvas *canvas)
{
	free(canvas);
}

static struct cell *
cell_at(const struct canvas *canvas, int x, int y)
{
	if (x < 0 || y < 0 || x >= canvas->columns || y >= canvas->lines)
		return NULL;
	return (struct cell *)&canvas->cells[y * canvas->columns + x];
}

static void
encode(uint32_t point, char *to)
{
	if (point < 0x80) {
		*to++ = (char)point;
	} else if (point < 0x800) {
		*to++ = (char)(0xc0 | point >> 6);
		*to++ = (char)(0x80 | (point & 0x3f));
	} else {
		*to++ = (char)(0xe0 | point >> 12);
		*to++ = (char)(0x80 | (point >> 6 & 0x3f));
		*to++ = (char)(0x80 | (point & 0x3f));
	}
	*to = '\0';
}

void
canvas_put(struct canvas *canvas, int x, int y, uint32_t point, enum ink ink)
{
	struct cell *cell = cell_at(canvas, x, y);

	if (!cell)
		return;
	*cell = (struct cell){.point = point, .ink = ink};
	encode(point, cell->text);
}

uint32_t
canvas_get(const struct canvas *canvas, int x, int y)
{
	const struct cell *cell = cell_at(canvas, x, y);

	return cell && cell->point ? cell->point : ' ';
}

int
canvas_text(struct canvas *canvas, int x, int y, int most, enum ink ink,
	    const char *text)
{
	char *plain = most > 0 ? text_shorten(text, (size_t)most) : NULL;
	int at = x;

	for (const char *c = plain; c && *c;) {
		struct cell *cell = cell_at(canvas, at, y);
		size_t len = 1, width;
		char one[8] = "";

		while (len < 4 && ((unsigned char)c[len] & 0xc0) == 0x80)
			len++;
		memcpy(one, c, len);
		c += len;
		width = text_columns(one);
		if (!cell || !width)
			continue;
		*cell = (struct cell){.point = '?', .ink = ink};
		memcpy(cell->text, one, sizeof(one));
		at++;
		if (width == 2 && (cell = cell_at(canvas, at++, y)))
			*cell = (struct cell){.covered = true, .ink = ink};
	}
	free(plain);
	return at - x;
}

void
canvas_row(struct canvas *canvas, int x1, int x2, int y, uint32_t point,
	   enum ink ink)
{
	for (int x = x1; x <= x2; x++)
		canvas_put(canvas, x, y, point, ink);
}

void
ink_write(FILE *out, enum ink ink, bool colour)
{
	static const char *const codes[] = {
		[INK_PLAIN] = "\033[0m",  [INK_DIM] = "\033[2m",
		[INK_STRONG] = "\033[1m", [INK_PIPE] = "\033[36m",
		[INK_WAIT] = "\033[33m",  [INK_BAD] = "\033[1;31m",
	};

	if (colour)
		fputs(codes[ink], out);
}

/** The cells of a line of the sheet. */
static const struct cell *
line_at(const struct canvas *canvas, int y)
{
	return &canvas->cells[y * canvas->columns];
}

/** The last cell that is not blank, or -1. */
static int
last_drawn(const struct canvas *canvas, int y)
{
	const struct cell *line = line_at(canvas, y);
	int x = canvas->columns - 1;

	while (x >= 0 && !*line[x].text && !line[x].covered)
		x--;
	return x;
}

static void
write_line(const struct canvas *canvas, int y, FILE *out, bool colour)
{
	enum ink now = INK_PLAIN;
	int last = last_drawn(canvas, y);

	for (int x = 0; x <= last; x++) {
		const struct cell *cell = &line_at(canvas, y)[x];

		if (cell->covered)
			continue;
		if (cell->ink != now) {
			if (now != INK_PLAIN)
				ink_write(out, INK_PLAIN, colour);
			now = cell->ink;
			if (now != INK_PLAIN)
				ink_write(out, now, colour);
		}
		fputs(*cell->text ? cell->text : " ", out);
	}
	if (now != INK_PLAIN)
		ink_write(out, INK_PLAIN, colour);
	fputc('\n', out);
}

void
canvas_write(const struct canvas *canvas, FILE *out, bool colour)
{
	int lines = canvas->lines;

	while (lines > 0 && last_drawn(canvas, lines - 1) < 0)
		lines--;
	for (int y = 0; y < lines; y++)
		write_line(canvas, y, out, colour);
}
