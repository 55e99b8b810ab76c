/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/report.h"
#include "ipclab/pages/similar_clusters.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/history_fell.h"
#include "ipclab/book/result.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/report_parts.h"
#include "ipclab/pages/report_row.h"
#include "ipclab/pages/work_list.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct report {
	const struct strlist *labs;
	struct stats stats;
	struct shares shares;
	FILE *rows;
	char *rows_text;
	size_t rows_size;
	FILE *fallen; /* marks that fell on unchanged work */
	char *fallen_text;
	size_t fallen_size;
	FILE *looks; /* submissions that need a look */
	char *looks_text;
	size_t looks_size;
	FILE *work; /* other things that a person should see */
	char *work_text;
	size_t work_size;
	size_t submissions;
	size_t troubled;
	size_t empty;        /* with nothing to grade; not in the statistics */
	bool public_only;    /* for some, hidden checks did not run */
	const json_t *alike; /* clusters, or NULL */
	const json_t *roster;
	bool bare; /* show the roster without names */
};

struct report *
report_new(const struct strlist *labs)
{
	struct report *report = xcalloc(1, sizeof(*report));

	report->labs = labs;
	report->rows = xmemstream(&report->rows_text, &report->rows_size);
	report->fallen = xmemstream(&report->fallen_text, &report->fallen_size);
	report->looks = xmemstream(&report->looks_text, &report->looks_size);
	report->work = xmemstream(&report->work_text, &report->work_size);
	return report;
}

void
report_free(struct report *report)
{
	fclose(report->rows);
	fclose(report->fallen);
	fclose(report->looks);
	fclose(report->work);
	free(report->rows_text);
	free(report->fallen_text);
	free(report->looks_text);
	free(report->work_text);
	free(report->shares.values);
	stats_clear(&report->stats);
	free(report);
}

/** The record of a regrade: which marks fell, and why. */
static void
add_fallen(struct report *report, const json_t *result)
{
	struct strlist lines = {0};

	history_fallen(result, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		fputs("<li>", report->fallen);
		report_name(report->fallen, result);
		page_print(report->fallen, ", %s</li>\n", lines.items[i]);
	}
	strlist_clear(&lines);
}

void
report_add(struct report *report, const json_t *result)
{
	long max = number_in(result, "max");

	report->public_only |= !hidden_checks_ran(result);
	report_row(report->rows, report->labs, result);
	add_fallen(report, result);
	work_add(report->work, result);
	stats_add(&report->stats, result);
	report->submissions++;
	if (work_is_empty(result))
		report->empty++;
	else if (!result_is_troubled(result))
		shares_add(&report->shares,
			   max > 0 ? 100.0 * number_in(result, "score") / max
				   : 0);
	if (result_is_troubled(result)) {
		char *trouble = result_trouble(result);

		report->troubled++;
		fputs("<li>", report->looks);
		report_name(report->looks, result);
		page_print(report->looks, ": %s</li>\n", trouble);
		free(trouble);
	}
}

void
report_alike(struct report *report, const json_t *clusters)
{
	report->alike = clusters;
}

void
report_roster(struct report *report, const json_t *roster, bool bare)
{
	report->roster = roster;
	report->bare = bare;
}

/** "WHAT 3: A, B, C", as a section that unfolds. */
static void
put_names(FILE *page, const char *what, const json_t *names, bool bare)
{
	size_t count = json_array_size(names);
	const json_t *name;
	size_t i;

	if (count == 0)
		return;
	if (bare) {
		page_print(page, "<p>%s: %d</p>\n", what, (long)count);
		return;
	}
	page_print(page, "<details><summary>%s: %d</summary><ul>\n", what,
		   (long)count);
	json_array_foreach (names, i, name)
		page_print(page, "<li>%s</li>\n", json_string_value(name));
	fputs("</ul></details>\n", page);
}

static void
put_roster(const struct report *report, FILE *page)
{
	const json_t *missing = json_object_get(report->roster, "missing");
	long people = number_in(report->roster, "people");

	if (report->roster == NULL)
		return;
	page_print(page,
		   "<section><h2>Roster</h2>\n<p>%d of %d handed in.</p>\n",
		   people - (long)json_array_size(missing), people);
	put_names(page, "Handed in nothing", missing, report->bare);
	put_names(page,
		  "Not on the roster (a group, or somebody under another "
		  "name?)",
		  json_object_get(report->roster, "strangers"), report->bare);
	put_names(page, "Several submissions by one person",
		  json_object_get(report->roster, "several"), report->bare);
	fputs("</section>\n", page);
}

/** A section with a list, unless the list is empty. attributes and intro are
    HTML. */
static void
put_list(FILE *page, const char *section, const char *heading,
	 const char *intro, const char *list, const char *items)
{
	if (*items != '\0')
		fprintf(page,
			"<section%s><h2>%s</h2>\n<p>%s</p>\n"
			"<ul%s>\n%s</ul></section>\n",
			section, heading, intro, list, items);
}

static void
put_table(const struct report *report, FILE *page)
{
	fputs("<h2>Submissions</h2>\n"
	      "<form id=\"search\" class=\"search\" role=\"search\" hidden>"
	      "<label for=\"wanted\">Find</label>"
	      "<input id=\"wanted\" type=\"search\" autocomplete=\"off\">"
	      "<output class=\"soft\" for=\"wanted\"></output></form>\n"
	      "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
	      "aria-label=\"All submissions\">"
	      "<table id=\"submissions\">\n<thead><tr>"
	      "<th scope=\"col\" class=\"name\">submission</th>",
	      page);
	for (size_t i = 0; i < report->labs->count; i++)
		page_print(page, "<th scope=\"col\" class=\"number\">%s</th>",
			   report->labs->items[i]);
	fputs("<th scope=\"col\" class=\"number\">points</th>"
	      "<th scope=\"col\">state</th></tr></thead>\n<tbody>\n",
	      page);
	fputs(report->rows_text, page);
	fputs("</tbody></table></div>\n", page);
}

void
report_page(struct report *report, FILE *page)
{
	struct strlist scripts = {0};

	fflush(report->rows);
	fflush(report->fallen);
	fflush(report->looks);
	fflush(report->work);
	strlist_add(&scripts, page_report_script);
	page_start(page, "Report of a class", &scripts);
	strlist_clear(&scripts);
	fputs("<header><h1>Report</h1>\n", page);
	report_figures(page, &report->shares, report->submissions,
		       report->troubled, report->empty);
	if (report->public_only)
		fputs("<p class=\"warn\">The hidden checks were not run for "
		      "all of these: their points are only those of the public "
		      "checks.</p>\n",
		      page);
	fputs("</header>\n<main>\n", page);
	put_list(page, " class=\"look\"", "Lower marks for unchanged work",
		 "These marks are lower than before, though the files are the "
		 "same. See that each is right before you give it out.",
		 "", report->fallen_text);
	put_list(page, " class=\"look\"", "Needs a look",
		 "These could not be graded in full. The cause may be ours or "
		 "the submission's; such checks give no points, and it is for "
		 "you to decide.",
		 " class=\"work\"", report->looks_text);
	put_list(page, "", "Worth a look",
		 "These have a mark, but the work may deserve more: one slip "
		 "can cost much. A decision by <code>ipclab mark</code> takes "
		 "it off the list.",
		 " class=\"work\"", report->work_text);
	put_roster(report, page);
	put_table(report, page);
	report_distribution(page, &report->shares);
	report_findings(page, &report->stats);
	report_checks(page, &report->stats);
	if (report->alike != NULL)
		alike_section(page, report->alike);
	fputs("</main>\n", page);
	page_end(page, page_report_script);
}
