/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/cover.h"

#include "ipclab/base/json_in.h"
#include "ipclab/pages/feedback.h"
#include "ipclab/pages/feedback_evidence.h"
#include "ipclab/pages/page.h"

static void
print_runs(FILE *page, const struct packet *packet)
{
	long left_out = number_in(packet->manifest, "left_out");

	fputs("<section><h2>The runs that it was judged by</h2>\n", page);
	if (packet->count == 0)
		fputs("<p>The check ran no program.</p>\n", page);
	else
		fputs("<p>Each page steps through one, event by event; the "
		      "last is the one that the check ended at.</p>\n<ul>\n",
		      page);
	for (size_t i = 0; i < packet->count; i++)
		page_print(page, "<li><a href=\"%s.html\">%s</a></li>\n",
			   packet->runs[i].name, packet->runs[i].name);
	if (packet->count > 0)
		fputs("</ul>\n", page);
	if (left_out > 0)
		page_print(page,
			   left_out == 1
				   ? "<p>The first run did not fit.</p>\n"
				   : "<p>The first %d runs did not fit.</p>\n",
			   left_out);
	fputs("</section>\n", page);
}

static void
print_origin(FILE *page, const json_t *manifest)
{
	static const struct {
		const char *key;
		const char *what;
	} rows[] = {{"hash", "files handed in (SHA-256)"},
		    {"kit", "kit"},
		    {"isolation", "isolation"},
		    {"graded", "graded"},
		    {"machine", "on"}};
	const json_t *mark = json_object_get(manifest, "mark");

	fputs("<section><h2>Origin</h2>\n"
	      "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
	      "aria-label=\"Origin\"><table>\n",
	      page);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		page_print(page,
			   "<tr><th scope=\"row\">%s</th><td><code>%s</code>"
			   "</td></tr>\n",
			   rows[i].what, text_in(mark, rows[i].key));
	page_print(page,
		   "<tr><th scope=\"row\">seed</th><td>%d</td></tr>\n"
		   "</table></div>\n",
		   number_in(mark, "seed"));
	fputs("<p>Anybody with ipclab can judge these runs again, without the "
	      "program and on any machine: <code>ipclab appeal --verify "
	      "ARCHIVE</code>.</p></section>\n",
	      page);
}

void
cover_page(FILE *page, const struct packet *packet)
{
	const json_t *manifest = packet->manifest;
	const json_t *check = json_object_get(manifest, "check");
	const json_t *lab = json_object_get(manifest, "lab");

	page_start(page, text_in(check, "title"), NULL);
	page_print(page,
		   "<header><h1>%s</h1>\n<p class=\"lead\">%s, check "
		   "<code>%s</code> of %s (%s): ",
		   text_in(check, "title"), text_in(manifest, "submission"),
		   text_in(check, "id"), text_in(lab, "id"),
		   text_in(lab, "title"));
	page_print(page, "%s, %d of %d points</p></header>\n<main>\n",
		   text_in(check, "status"), number_in(check, "points"),
		   number_in(check, "max"));
	fputs("<section><h2>Why</h2>\n", page);
	if (*text_in(check, "message") == '\0' &&
	    json_array_size(json_object_get(check, "findings")) == 0)
		fputs("<p>Nothing was found wrong.</p>\n", page);
	feedback_evidence(page, lab, check);
	fputs("</section>\n", page);
	print_runs(page, packet);
	print_origin(page, manifest);
	fputs("</main>\n", page);
	page_end(page, NULL);
}
