/* SPDX-License-Identifier: MIT */
#include "probe/draw/svg.h"
#include "probe/base/text.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Colours are repeated for each scheme, not CSS variables: librsvg and other
 * viewers don't support those and would draw everything black. */
static const struct colour {
	const char *name, *light, *dark;
} colours[] = {{"bg", "#fff", "#0d1117"},       {"box", "#f6f8fa", "#171d26"},
	       {"edge", "#8c959f", "#6e7681"},  {"ink", "#1f2328", "#e6edf3"},
	       {"dim", "#59636e", "#9198a1"},   {"pipe", "#b6d7f4", "#143d66"},
	       {"link", "#0550ae", "#79c0ff"},  {"bad", "#b3161f", "#ff8a80"},
	       {"badbg", "#ffe3e1", "#4a1517"}, {"wait", "#7a4b00", "#f2cc60"},
	       {"waitbg", "#fff0c2", "#3d2e05"}};

/* @NAME stands for a colour. */
static const char *const rules[] = {
	".ipc{background:@bg;"
	"font-family:system-ui,-apple-system,'Segoe UI',Roboto,"
	"'Noto Sans','Liberation Sans','DejaVu Sans',sans-serif}",
	".ipc text{fill:@ink;font-size:13px;white-space:pre}",
	".ipc .h{font-size:17px;font-weight:600}",
	".ipc .b{font-weight:600;font-size:14px}",
	".ipc .d{fill:@dim}",
	".ipc .s{font-size:12px}",
	".ipc .m{font-family:ui-monospace,'SF Mono',Menlo,Consolas,"
	"'Liberation Mono','DejaVu Sans Mono',monospace;font-size:12px}",
	".ipc .n{text-anchor:middle}.ipc .e{text-anchor:end}",
	".ipc .halo{paint-order:stroke;stroke:@bg;stroke-width:5px;"
	"stroke-linejoin:round}",
	".ipc .page{fill:@bg}",
	".ipc .box{fill:@box;stroke:@edge}",
	".ipc .box.bad{stroke:@bad;stroke-width:2}",
	".ipc .row{fill:@bg;stroke:@edge;stroke-width:.75}",
	".ipc .row.wait{fill:@waitbg}",
	".ipc .row.bad{fill:@badbg;stroke:@bad;stroke-width:2}",
	".ipc .tube{fill:@pipe;stroke:@link;stroke-width:1.5}",
	".ipc .tube.bad{stroke:@bad;stroke-width:2.5}",
	".ipc .link{stroke:@link;stroke-width:1.75;fill:none}",
	".ipc .tip{fill:@link}",
	".ipc .link.wait{stroke-dasharray:5 4;stroke:@wait}",
	".ipc .tip.wait{fill:@wait}",
	".ipc .link.bad{stroke:@bad;stroke-width:2.5}",
	".ipc .tip.bad{fill:@bad}",
	".ipc text.bad{fill:@bad;font-weight:600}",
	".ipc text.wait{fill:@wait}",
	".ipc .lane{stroke:@edge;stroke-width:1}",
	".ipc .grid{stroke:@edge;stroke-width:.5;opacity:.35}",
	".ipc .stop{fill:@waitbg;stroke:@wait}",
	".ipc .sign{stroke-width:2.5;fill:none}",
	".ipc .sign.wait{stroke:@wait}",
	".ipc .sign.bad{stroke:@bad}",
	".ipc .dot{fill:@link}.ipc .dot.bad{fill:@bad}"};

static const struct colour *
colour_named(const char *name, size_t size)
{
	const struct colour *colour = colours;

	while (strncmp(colour->name, name, size) != 0 ||
	       colour->name[size] != '\0')
		colour++;
	return colour;
}

/** Write a rule with its colours filled in; for the dark scheme, only if it has
 *  any. */
static void
put_rule(FILE *out, const char *rule, bool dark)
{
	const char *at = strchr(rule, '@');

	if (dark && !at)
		return;
	for (; at; at = strchr(rule, '@')) {
		size_t size = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
		const struct colour *colour = colour_named(at + 1, size);

		fprintf(out, "%.*s%s", (int)(at - rule), rule,
			dark ? colour->dark : colour->light);
		rule = at + 1 + size;
	}
	fputs(rule, out);
}

static void
put_style(FILE *out)
{
	size_t count = sizeof(rules) / sizeof(*rules);

	fputs("<style>", out);
	for (size_t i = 0; i < count; i++)
		put_rule(out, rules[i], false);
	fputs("@media (prefers-color-scheme:dark){", out);
	for (size_t i = 0; i < count; i++)
		put_rule(out, rules[i], true);
	fputs("}</style>\n", out);
}

/** An attribute's or element's text, escaped. */
static void
put_text(FILE *out, const char *text)
{
	char *xml = text_xml(text);

	fputs(xml ? xml : "", out);
	free(xml);
}

void
svg_begin(FILE *out, int width, int height, const char *title,
	  const char *description)
{
	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ipc\" "
		"role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" "
		"height=\"%d\">\n<title>",
		width, height, width, height);
	put_text(out, title);
	fputs("</title>\n<desc>", out);
	put_text(out, description);
	fputs("</desc>\n", out);
	put_style(out);
	svg_rect(out, 0, 0, width, height, 0, "page");
}

void
svg_end(FILE *out)
{
	fputs("</svg>\n", out);
}

void
svg_text(FILE *out, double x, double y, const char *classes, const char *text)
{
	fprintf(out, "<text x=\"%g\" y=\"%g\" class=\"%s\">", x, y, classes);
	put_text(out, text);
	fputs("</text>\n", out);
}

void
svg_rect(FILE *out, double x, double y, double width, double height,
	 double radius, const char *classes)
{
	fprintf(out,
		"<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" rx=\"%g\" "
		"class=\"%s\"/>\n",
		x, y, width, height, radius, classes);
}

void
svg_line(FILE *out, double x1, double y1, double x2, double y2,
	 const char *classes)
{
	fprintf(out, "<path d=\"M%g %gL%g %g\" class=\"%s\"/>\n", x1, y1, x2,
		y2, classes);
}

void
svg_head(FILE *out, double x, double y, int to_right, const char *classes)
{
	double back = to_right ? -9 : 9;

	fprintf(out, "<path d=\"M%g %gl%g -5v10z\" class=\"%s\"/>\n", x, y,
		back, classes);
}

/* Drawn, not text: many fonts lack these signs. */
void
svg_pause(FILE *out, double x, double y)
{
	fprintf(out, "<path d=\"M%g %gv10M%g %gv10\" class=\"sign wait\"/>\n",
		x - 2.5, y - 5, x + 2.5, y - 5);
}

void
svg_cross(FILE *out, double x, double y)
{
	fprintf(out, "<path d=\"M%g %gl9 9m0 -9l-9 9\" class=\"sign bad\"/>\n",
		x - 4.5, y - 4.5);
}

int
svg_paragraph(FILE *out, double x, double y, int columns, const char *classes,
	      const char *text)
{
	char *wrapped = NULL;
	size_t size;
	FILE *lines = open_memstream(&wrapped, &size);
	int count = 0;

	if (!lines)
		return 0;
	text_wrap(lines, text, 0, (size_t)columns);
	fclose(lines);
	for (char *rest = wrapped, *line; (line = strsep(&rest, "\n"));)
		if (*line)
			svg_text(out, x, y + 18.0 * count++, classes, line);
	free(wrapped);
	return count;
}
