/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/feedback_evidence.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/lab/place_words.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/run_frame.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** A place in the student's source, with the lines around it. */
static void
print_place(FILE *page, const json_t *place)
{
	const json_t *excerpt = json_object_get(place, "excerpt");
	char *words = place_words(place);
	long line = number_in(place, "line");
	long number = number_in(excerpt, "start");
	const json_t *text;
	size_t i;

	page_print(page,
		   "<figure class=\"place\"><figcaption><code>%s:%d</code> "
		   "%s</figcaption>\n",
		   text_in(place, "file"), line, words);
	free(words);
	if (json_is_object(excerpt)) {
		page_print(page,
			   "<pre tabindex=\"0\" aria-label=\"%s, around line "
			   "%d\">",
			   text_in(place, "file"), line);
		json_array_foreach (json_object_get(excerpt, "lines"), i,
				    text) {
			page_print(
				page,
				number == line
					? "<span "
					  "class=\"cited\"><i>%d</i>%s</span>"
					: "<span><i>%d</i>%s</span>",
				number, json_string_value(text));
			number++;
		}
		fputs("</pre>", page);
	}
	fputs("</figure>\n", page);
}

static void
print_finding(FILE *page, const json_t *finding)
{
	const char *message = text_in(finding, "message");
	const char *next = text_in(finding, "next_step");
	const json_t *place;
	size_t i;

	fputs("<div class=\"finding\">\n", page);
	page_print(page, "<p class=\"said\">%s</p>\n", message);
	json_array_foreach (json_object_get(finding, "source"), i, place)
		print_place(page, place);
	if (*next != '\0')
		page_print(page, "<p class=\"next\">%s</p>\n", next);
	if (*text_in(finding, "id") != '\0')
		page_print(page,
			   "<p class=\"soft\">More about it: <code>ipclab "
			   "explain %s</code></p>\n",
			   text_in(finding, "id"));
	fputs("</div>\n", page);
}

static void
print_pair(FILE *page, const json_t *check)
{
	static const char *const keys[] = {"expected", "actual"};
	static const char *const names[] = {"Expected", "What came"};

	if (*text_in(check, "expected") == '\0' &&
	    *text_in(check, "actual") == '\0')
		return;
	fputs("<div class=\"pair\">\n", page);
	for (size_t i = 0; i < 2; i++) {
		const char *text = text_in(check, keys[i]);

		if (*text != '\0')
			page_print(page,
				   "<div><h4>%s</h4><pre tabindex=\"0\" "
				   "aria-label=\"%s\">%s</pre></div>\n",
				   names[i], names[i], text);
		else
			page_print(page,
				   "<div><h4>%s</h4><p>nothing</p>"
				   "</div>\n",
				   names[i]);
	}
	fputs("</div>\n", page);
}

/** The picture as an image, in which nothing can run or load anything. */
static void
print_picture(FILE *page, const json_t *check)
{
	const char *svg = text_in(check, "svg");

	if (*svg == '\0')
		return;
	page_print(page,
		   "<figure class=\"picture\" tabindex=\"0\"><img "
		   "alt=\"Processes, their "
		   "descriptors and the pipes between them: %s\" "
		   "src=\"data:image/svg+xml;base64,",
		   text_in(check, "title"));
	page_base64(page, svg, strlen(svg));
	fputs("\"></figure>\n", page);
}

/**
 * The first findings; those shown before are only referred to. Returns whether
 * there was anything new.
 */
static bool
print_findings(FILE *page, const json_t *lab, const json_t *check)
{
	const json_t *findings = json_object_get(check, "findings");
	const char *said = NULL;
	const json_t *finding;
	bool news = false;
	long more = 0;
	size_t i;

	json_array_foreach (findings, i, finding) {
		const char *before = same_finding_before(
			finding, lab, check, FEEDBACK_FINDINGS, true);

		if (i >= FEEDBACK_FINDINGS ||
		    same_finding_among(finding, check, i)) {
			more++;
		} else if (before == NULL) {
			print_finding(page, finding);
			news = true;
		} else if (said == NULL || strcmp(said, before) != 0) {
			page_print(page,
				   "<p>It is the same mistake as in "
				   "&ldquo;%s&rdquo; above.</p>\n",
				   before);
			said = before;
		}
	}
	if (more > 0)
		page_print(page,
			   more == 1 ? "<p class=\"soft\">The same or a "
				       "similar mistake was found once "
				       "more.</p>\n"
				     : "<p class=\"soft\">The same or a "
				       "similar mistake was found %d more "
				       "times.</p>\n",
			   more);
	return news;
}

/** Ways to see it again: commands and, unless the same mistake is shown above,
    the page of the run. */
static void
print_ways(FILE *page, const json_t *lab, const json_t *check, bool news)
{
	const char *replay = text_in(check, "replay");
	bool framed = news && run_frame(page, lab, check);

	if (*replay == '\0')
		return;
	page_print(page,
		   "<p class=\"soft\">To see it again: <code>%s</code></p>\n",
		   replay);
	/* The check made a run, so there is something to step through. */
	if (!framed && *text_in(check, "replay_args") != '\0')
		page_print(page,
			   "<p class=\"soft\">To step through it: <code>ipclab "
			   "trace %s --check %s --seed %d</code></p>\n",
			   text_in(lab, "id"), text_in(check, "id"),
			   number_in(check, "seed"));
}

void
feedback_evidence(FILE *page, const json_t *lab, const json_t *check)
{
	const char *message = text_in(check, "message");
	bool news;

	if (*message != '\0')
		page_print(page, "<p class=\"said\">%s</p>\n", message);
	news = print_findings(page, lab, check);
	print_pair(page, check);
	if (news)
		print_picture(page, check);
	print_ways(page, lab, check,
		   news || json_array_size(
				   json_object_get(check, "findings")) == 0);
}
