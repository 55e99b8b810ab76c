/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/report_parts.h"

#include "ipclab/base/files.h"
#include "ipclab/lab/kit.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>
#include <string.h>

void
report_link(FILE *page, const char *folder, const char *name)
{
	fprintf(page, "%s/", folder);
	for (; *name != '\0'; name++)
		if (*name == '%')
			fputs("%25", page);
		else
			fputc(*name, page);
	fputs(".html", page);
}

void
shares_add(struct shares *shares, double value)
{
	if (shares->count == shares->room) {
		shares->room = shares->room ? 2 * shares->room : 64;
		shares->values = xrealloc(
			shares->values, shares->room * sizeof(*shares->values));
	}
	shares->values[shares->count++] = value;
}

static int
compare(const void *a, const void *b)
{
	double left = *(const double *)a;
	double right = *(const double *)b;

	return (left > right) - (left < right);
}

static double
median(struct shares *shares)
{
	size_t middle = shares->count / 2;

	if (shares->count == 0)
		return 0;
	qsort(shares->values, shares->count, sizeof(*shares->values), compare);
	if (shares->count % 2 == 1)
		return shares->values[middle];
	return (shares->values[middle - 1] + shares->values[middle]) / 2;
}

void
report_figures(FILE *page, struct shares *shares, size_t submissions,
	       size_t troubled, size_t empty)
{
	double sum = 0;

	for (size_t i = 0; i < shares->count; i++)
		sum += shares->values[i];
	fprintf(page,
		"<dl class=\"figures\">\n"
		"<div><dt>submissions</dt><dd>%zu</dd></div>\n"
		"<div><dt>median</dt><dd>%.0f&#8239;%%</dd></div>\n"
		"<div><dt>mean</dt><dd>%.0f&#8239;%%</dd></div>\n"
		"<div><dt>need a look</dt><dd%s>%zu</dd></div>\n",
		submissions, median(shares),
		shares->count > 0 ? sum / shares->count : 0,
		troubled > 0 ? " class=\"warn\"" : "", troubled);
	if (empty > 0)
		fprintf(page,
			"<div><dt>with nothing to grade</dt><dd>%zu</dd>"
			"</div>\n",
			empty);
	fputs("</dl>\n", page);
}

void
report_distribution(FILE *page, const struct shares *shares)
{
	size_t bins[10] = {0};
	size_t most = 1;

	for (size_t i = 0; i < shares->count; i++) {
		int bin = (int)(shares->values[i] / 10);

		bins[bin > 9 ? 9 : bin]++;
	}
	for (int i = 0; i < 10; i++)
		most = bins[i] > most ? bins[i] : most;
	fputs("<h2>Distribution</h2>\n<table class=\"distribution\">\n"
	      "<thead><tr><th scope=\"col\">points</th>"
	      "<td></td><th scope=\"col\" class=\"number\">submissions</th>"
	      "</tr></thead>\n<tbody>\n",
	      page);
	for (int i = 9; i >= 0; i--)
		fprintf(page,
			"<tr><th scope=\"row\">%d to %d&#8239;%%</th>"
			"<td><span class=\"bar\" style=\"width:%.1f%%\">"
			"</span></td><td class=\"number\">%zu</td></tr>\n",
			10 * i, i == 9 ? 100 : 10 * i + 9,
			100.0 * bins[i] / most, bins[i]);
	fputs("</tbody>\n</table>\n", page);
}

static void
print_check(FILE *page, const struct stats_check *check)
{
	const struct stats_reason *reason = stats_commonest(check);

	page_print(page, "<tr><td>%s<br><code class=\"soft\">%s</code></td>",
		   check->title, check->id);
	fprintf(page,
		"<td class=\"number\">%zu of %zu</td>"
		"<td><span class=\"share\"><span style=\"width:%.0f%%\">"
		"</span></span></td><td>",
		check->failed, check->graded,
		100.0 * check->failed / (check->graded ? check->graded : 1));
	if (reason != NULL) {
		if (*reason->id != '\0')
			page_print(page, "<code>%s</code> (%d): ", reason->id,
				   (long)reason->count);
		page_print(page, "%s <a href=\"", reason->example);
		report_link(page, "staff", reason->name);
		page_print(page, "\">%s</a>", reason->name);
	}
	fputs("</td></tr>\n", page);
}

/** "01-pipe, common mistakes", as in the finding's page. The caller frees. */
static char *
handout_of(const char *id)
{
	static const char sign[] = "\nHandout: [";
	bool plain =
		id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
	char *path = kit_path("explain/%s.md", id);
	char *text = plain ? file_read(path, 1 << 20, NULL) : NULL;
	char *found = text != NULL ? strstr(text, sign) : NULL;
	char *section = found != NULL ? strchr(found, '#') : NULL;
	char *handout = xstrdup("");

	if (section != NULL) {
		found += strlen(sign);
		free(handout);
		handout = strf("%.*s, %.*s", (int)strcspn(found, "]"), found,
			       (int)strcspn(section + 1, ")"), section + 1);
		for (char *c = handout + strcspn(handout, ","); *c != '\0'; c++)
			*c = *c == '-' ? ' ' : *c;
	}
	free(text);
	free(path);
	return handout;
}

void
report_findings(FILE *page, struct stats *stats)
{
	fputs("<h2>What to teach again</h2>\n", page);
	if (stats->finding_count == 0)
		return;
	stats_sort_findings(stats);
	fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
	      "aria-label=\"Findings\"><table class=\"checks\">\n<thead><tr>"
	      "<th scope=\"col\">finding, with an example</th>"
	      "<th scope=\"col\" class=\"number\">submissions</th>"
	      "<th scope=\"col\">handout</th></tr></thead>\n<tbody>\n",
	      page);
	for (size_t i = 0; i < stats->finding_count; i++) {
		const struct stats_reason *finding = &stats->findings[i];
		char *handout = handout_of(finding->id);

		page_print(page, "<tr><td><code>%s</code>: %s <a href=\"",
			   finding->id, finding->example);
		report_link(page, "staff", finding->name);
		page_print(page,
			   "\">%s</a></td><td class=\"number\">%d</td>"
			   "<td>%s</td></tr>\n",
			   finding->name, (long)finding->count, handout);
		free(handout);
	}
	fputs("</tbody></table></div>\n", page);
}

void
report_checks(FILE *page, const struct stats *stats)
{
	const char *lab = "";

	fputs("<h3>By check</h3>\n<p>How many submissions failed each check, "
	      "and what most often "
	      "made it fail.</p>\n",
	      page);
	for (size_t i = 0; i < stats->count; i++) {
		const struct stats_check *check = &stats->checks[i];

		if (strcmp(check->lab, lab) != 0) {
			if (i > 0)
				fputs("</tbody></table></div>\n", page);
			page_print(
				page,
				"<div class=\"wide\" tabindex=\"0\" "
				"role=\"region\" aria-label=\"Checks of "
				"%s\"><table class=\"checks\">\n"
				"<thead><tr><th scope=\"col\">%s</th>"
				"<th scope=\"col\" class=\"number\">failed"
				"</th><td></td><th scope=\"col\">most common "
				"reason, with an example</th></tr></thead>\n"
				"<tbody>\n",
				check->lab, check->lab);
			lab = check->lab;
		}
		print_check(page, check);
	}
	if (stats->count > 0)
		fputs("</tbody></table></div>\n", page);
}
