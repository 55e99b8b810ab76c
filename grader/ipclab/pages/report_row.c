/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/report_row.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/standing.h"
#include "ipclab/book/trouble.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/report_parts.h"

#include <stdbool.h>
#include <stdlib.h>

void
report_name(FILE *page, const json_t *result)
{
	const char *display = text_in(result, "display");
	const char *name = text_in(result, "submission");

	fputs("<a href=\"", page);
	report_link(page, "staff", name);
	page_print(page, "\">%s</a>", *display != '\0' ? display : name);
}

/** The state of a submission, which its points don't show. */
static const char *
state_of(const json_t *result)
{
	const json_t *lab;
	bool missing = false;
	bool broken = false;
	size_t i;

	if (json_is_string(json_object_get(result, "refused")))
		return "refused";
	if (result_is_troubled(result))
		return "needs a look";
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *compile = json_object_get(lab, "compile");

		missing |= json_array_size(json_object_get(lab, "missing")) > 0;
		broken |=
			json_array_size(json_object_get(compile, "broken")) > 0;
	}
	return broken    ? "does not fully compile"
	       : missing ? "incomplete"
			 : "graded";
}

/** Decisions, and notes on the files, as a section that unfolds. */
static void
put_notes(FILE *page, const json_t *result)
{
	struct strlist notes = {0};
	const json_t *note;
	size_t i;

	standing_remarks(result, &notes);
	json_array_foreach (json_object_get(result, "notes"), i, note)
		strlist_add(&notes, json_string_value(note));
	if (notes.count > 0)
		page_print(page, "<details><summary>%d %s</summary><ul>",
			   (long)notes.count,
			   notes.count == 1 ? "note" : "notes");
	for (i = 0; i < notes.count; i++)
		page_print(page, "<li>%s</li>", notes.items[i]);
	if (notes.count > 0)
		fputs("</ul></details>", page);
	strlist_clear(&notes);
}

/** What the filter searches: failed checks and their findings. */
static void
put_failed(FILE *page, const json_t *result)
{
	struct strlist failed = {0};
	struct strlist found = {0};
	const json_t *lab;
	const json_t *check;
	const json_t *finding;
	size_t i;
	size_t k;
	size_t f;
	char *lists[2];

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check) {
			if (not_run_in(lab) != RUN ||
			    status_in(check) == STATUS_PASS)
				continue;
			strlist_take(&failed, strf("%s %s", text_in(lab, "id"),
						   text_in(check, "id")));
			json_array_foreach (json_object_get(check, "findings"),
					    f, finding)
				if (!strlist_has(&found,
						 text_in(finding, "id")))
					strlist_add(&found,
						    text_in(finding, "id"));
		}
	lists[0] = strlist_join(&failed, "|");
	lists[1] = strlist_join(&found, "|");
	page_print(page, " data-failed=\"%s\" data-found=\"%s\"", lists[0],
		   lists[1]);
	free(lists[0]);
	free(lists[1]);
	strlist_clear(&failed);
	strlist_clear(&found);
}

/** A number that the table sorts by; a dash without a mark. */
static void
put_points(FILE *page, const char *tag, const json_t *object, bool marked)
{
	if (marked)
		page_print(page,
			   "<td class=\"number\" data-value=\"%d\"><%s>%d</%s>"
			   "</td>",
			   number_in(object, "score"), tag,
			   number_in(object, "score"), tag);
	else
		fputs("<td class=\"number soft\" data-value=\"-1\">&ndash;"
		      "</td>",
		      page);
}

void
report_row(FILE *page, const struct strlist *labs, const json_t *result)
{
	page_print(page, "<tr data-state=\"%s\"", state_of(result));
	put_failed(page, result);
	fputs("><th scope=\"row\" class=\"name\">", page);
	report_name(page, result);
	fputs("</th>", page);
	for (size_t i = 0; i < labs->count; i++) {
		const json_t *lab = entry_in(result, "labs", labs->items[i]);

		put_points(page, "span", lab, lab_has_mark(result, lab));
	}
	put_points(page, "strong", result, !result_is_troubled(result));
	page_print(page, "<td>%s", state_of(result));
	put_notes(page, result);
	fputs("</td></tr>\n", page);
}
