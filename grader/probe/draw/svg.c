/* SPDX-License-Identifier: MIT */
#include "probe/draw/svg.h"
#include "probe/base/text.h"
#include <stdlib.h>
#include <string.h>

static const char style[] =
	".ipc{--bg:#fff;--box:#f6f8fa;--edge:#8c959f;--ink:#1f2328;"
	"--dim:#59636e;--pipe:#b6d7f4;--pipeedge:#0550ae;--link:#0550ae;"
	"--bad:#b3161f;--badbg:#ffe3e1;--wait:#7a4b00;--waitbg:#fff0c2;"
	"background:var(--bg);"
	"font-family:system-ui,-apple-system,'Segoe UI',Roboto,"
	"'Noto Sans','Liberation Sans','DejaVu Sans',sans-serif}"
	"@media (prefers-color-scheme:dark){"
	".ipc{--bg:#0d1117;--box:#171d26;--edge:#6e7681;--ink:#e6edf3;"
	"--dim:#9198a1;--pipe:#143d66;--pipeedge:#79c0ff;--link:#79c0ff;"
	"--bad:#ff8a80;--badbg:#4a1517;--wait:#f2cc60;--waitbg:#3d2e05}}"
	".ipc text{fill:var(--ink);font-size:13px;white-space:pre}"
	".ipc .h{font-size:17px;font-weight:600}"
	".ipc .b{font-weight:600;font-size:14px}"
	".ipc .d{fill:var(--dim)}"
	".ipc .s{font-size:12px}"
	".ipc .m{font-family:ui-monospace,'SF Mono',Menlo,Consolas,"
	"'Liberation Mono','DejaVu Sans Mono',monospace;font-size:12px}"
	".ipc .n{text-anchor:middle}.ipc .e{text-anchor:end}"
	".ipc .halo{paint-order:stroke;stroke:var(--bg);stroke-width:5px;"
	"stroke-linejoin:round}"
	".ipc .page{fill:var(--bg)}"
	".ipc .box{fill:var(--box);stroke:var(--edge)}"
	".ipc .box.bad{stroke:var(--bad);stroke-width:2}"
	".ipc .row{fill:var(--bg);stroke:var(--edge);stroke-width:.75}"
	".ipc .row.wait{fill:var(--waitbg)}"
	".ipc .row.bad{fill:var(--badbg);stroke:var(--bad);stroke-width:2}"
	".ipc .tube{fill:var(--pipe);stroke:var(--pipeedge);stroke-width:1.5}"
	".ipc .tube.bad{stroke:var(--bad);stroke-width:2.5}"
	".ipc .link{stroke:var(--link);stroke-width:1.75;fill:none}"
	".ipc .tip{fill:var(--link)}"
	".ipc .link.wait{stroke-dasharray:5 4;stroke:var(--wait)}"
	".ipc .tip.wait{fill:var(--wait)}"
	".ipc .link.bad{stroke:var(--bad);stroke-width:2.5}"
	".ipc .tip.bad{fill:var(--bad)}"
	".ipc text.bad{fill:var(--bad);font-weight:600}"
	".ipc text.wait{fill:var(--wait)}"
	".ipc .lane{stroke:var(--edge);stroke-width:1}"
	".ipc .grid{stroke:var(--edge);stroke-width:.5;opacity:.35}"
	".ipc .stop{fill:var(--waitbg);stroke:var(--wait)}"
	".ipc .sign{stroke-width:2.5;fill:none}"
	".ipc .sign.wait{stroke:var(--wait)}"
	".ipc .sign.bad{stroke:var(--bad)}"
	".ipc .dot{fill:var(--link)}.ipc .dot.bad{fill:var(--bad)}";

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
	fprintf(out, "</desc>\n<style>%s</style>\n", style);
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

/* Drawn, not written: many fonts lack these signs. */
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
