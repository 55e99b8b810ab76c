/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/feedback.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/result.h"
#include "ipclab/book/student_view.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/feedback_evidence.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/report_parts.h"
#include "ipclab/pages/run_frame.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/** The word for a status, in the column and colour for it. */
static void
verdict(FILE *page, enum status status)
{
	if (status == STATUS_PASS)
		fputs("<span class=\"verdict good\">Passed</span>", page);
	else if (status == STATUS_FAIL)
		fputs("<span class=\"verdict bad\">Failed</span>", page);
	else
		fputs("<span class=\"verdict warn\">No verdict</span>", page);
}

/** The computed number, if a decision or lateness changed it. */
static void
print_computed(FILE *page, const json_t *object)
{
	if (json_object_get(object, "computed") != NULL)
		page_print(page,
			   " <span class=\"soft\">(%d by the checks)</span>",
			   number_in(object, "computed"));
}

/** The points, or that there are none yet without a verdict. */
static void
print_points(FILE *page, const json_t *object, bool troubled)
{
	if (troubled) {
		fputs("<p class=\"lead\">No mark yet. The course staff will "
		      "look into it.</p>\n",
		      page);
	} else {
		page_print(page, "<p class=\"lead\">%d of %d points",
			   number_in(object, "score"),
			   number_in(object, "max"));
		print_computed(page, object);
		fputs("</p>\n", page);
	}
}

static void
print_check(FILE *page, const json_t *lab, const json_t *check)
{
	bool hidden = check_is_hidden(check);
	enum status status = status_in(check);
	const json_t *todos = json_object_get(check, "todos");
	const json_t *todo;
	size_t i;

	page_print(
		page, "<article class=\"check %s\" id=\"check-%s-%s\"><header>",
		status_name(status), text_in(lab, "id"), text_in(check, "id"));
	verdict(page, status);
	page_print(page, "<h3>%s", text_in(check, "title"));
	if (hidden)
		fputs(" <span class=\"soft\">(hidden check)</span>", page);
	page_print(page, "</h3><span class=\"number\">%d of %d points",
		   number_in(check, "points"), number_in(check, "max"));
	print_computed(page, check);
	fputs("</span></header>\n", page);
	if (status != STATUS_PASS) {
		if (json_array_size(todos) > 0) {
			fputs("<p class=\"soft\">", page);
			json_array_foreach (todos, i, todo)
				page_print(page, i == 0 ? "TODO %d" : " and %d",
					   (long)json_integer_value(todo));
			fputs(" in the skeleton</p>\n", page);
		}
		feedback_evidence(page, lab, check);
	}
	fputs("</article>\n", page);
}

static void
print_compile(FILE *page, const json_t *compile)
{
	static const char *const said[] = {
		[STATUS_PASS] = "It compiles, but the compiler warns. A "
				"warning is often the mistake itself.",
		[STATUS_FAIL] = "It does not compile, or not completely. The "
				"compiler says:",
		[STATUS_ERROR] = "The compiler could not be run. That is not "
				 "your fault.",
		[STATUS_SKIP] = "",
	};
	enum status status = status_in(compile);

	if (status == STATUS_PASS && *text_in(compile, "output") == '\0')
		return;
	page_print(page, "<p class=\"%s\">%s</p>\n",
		   status == STATUS_FAIL ? "bad" : "warn", said[status]);
	if (status != STATUS_ERROR)
		page_print(page,
			   "<pre tabindex=\"0\" aria-label=\"What the "
			   "compiler says\">%s</pre>\n",
			   text_in(compile, "output"));
}

static void
print_lab(FILE *page, const json_t *lab, bool marked)
{
	enum not_run why = not_run_in(lab);
	const json_t *check;
	size_t i;

	page_print(page,
		   "<section aria-labelledby=\"lab-%s\">\n"
		   "<h2 id=\"lab-%s\">%s: %s</h2>\n",
		   text_in(lab, "id"), text_in(lab, "id"), text_in(lab, "id"),
		   text_in(lab, "title"));
	print_points(page, lab, !marked);
	if (json_object_get(lab, "attempt") != NULL)
		page_print(page, "<p>%s</p>\n",
			   text_in(json_object_get(lab, "attempt"), "text"));
	if (json_object_get(lab, "late") != NULL)
		page_print(page, "<p>%s</p>\n",
			   text_in(json_object_get(lab, "late"), "text"));
	if (json_object_get(lab, "automatic") != NULL)
		page_print(page, "<p>%s</p>\n",
			   text_in(json_object_get(lab, "automatic"), "text"));
	if (why != NOT_RUN_NOTHING_THERE)
		print_compile(page, json_object_get(lab, "compile"));
	if (why != RUN) {
		page_print(page, "<p>%s</p>\n", not_run_text(why));
	} else {
		json_array_foreach (json_object_get(lab, "checks"), i, check)
			print_check(page, lab, check);
	}
	fputs("</section>\n", page);
}

static void
print_decisions(FILE *page, const json_t *decisions)
{
	const json_t *decision;
	size_t i;

	if (json_array_size(decisions) == 0)
		return;
	fputs("<section><h2>Decided by the course staff</h2>\n<ul>\n", page);
	json_array_foreach (decisions, i, decision) {
		char *text = decision_text(decision);

		page_print(page, "<li><strong>%s</strong>, by %s: %s</li>\n",
			   text, text_in(decision, "by"),
			   text_in(decision, "comment"));
		free(text);
	}
	fputs("</ul></section>\n", page);
}

static void
print_troubles(FILE *page, const json_t *result)
{
	const json_t *failure;
	const json_t *look;
	const json_t *note;
	size_t i;

	if (json_is_string(json_object_get(result, "refused")))
		page_print(page,
			   "<section class=\"look\"><h2>It could not be "
			   "read</h2><p>%s</p><p>So nothing was graded; if it "
			   "can still be handed in, do so, or ask the course "
			   "staff.</p></section>\n",
			   text_in(result, "refused"));
	json_array_foreach (json_object_get(result, "failures"), i, failure)
		page_print(page,
			   "<section class=\"look\"><h2>%s could not be "
			   "graded</h2><p>That is not your fault. The course "
			   "staff will look into it.</p></section>\n",
			   text_in(failure, "lab"));
	if (json_array_size(json_object_get(result, "looks")) > 0) {
		fputs("<section class=\"look\"><h2>The course staff will look "
		      "at your files</h2><p>The points of the checks below may "
		      "change: not everything could be read as "
		      "intended.</p><ul>\n",
		      page);
		json_array_foreach (json_object_get(result, "looks"), i, look)
			page_print(page, "<li>%s</li>\n",
				   text_in(look, "message"));
		fputs("</ul></section>\n", page);
	}
	if (json_array_size(json_object_get(result, "notes")) == 0)
		return;
	fputs("<h2>About the files</h2>\n<ul>\n", page);
	json_array_foreach (json_object_get(result, "notes"), i, note)
		page_print(page, "<li>%s</li>\n", json_string_value(note));
	fputs("</ul>\n", page);
}

/** The mark's history: what it was, what it came from, what was decided and
 *  undone. */
static void
print_history(FILE *page, const json_t *marks, const json_t *decisions)
{
	const json_t *item;
	size_t i;

	fputs("<section><h2>History</h2>\n<div class=\"wide\" tabindex=\"0\" "
	      "role=\"region\" aria-label=\"Marks\"><table>\n<thead><tr>"
	      "<th scope=\"col\">lab</th><th scope=\"col\">graded</th>"
	      "<th scope=\"col\" class=\"number\">points</th>"
	      "<th scope=\"col\">from</th></tr></thead>\n<tbody>\n",
	      page);
	json_array_foreach (marks, i, item) {
		const char *kit = text_in(item, "kit");

		page_print(page,
			   "<tr><td>%s</td><td>%s</td><td class=\"number\">%d "
			   "of %d</td><td>",
			   text_in(item, "lab"), text_in(item, "graded"),
			   number_in(item, "score"), number_in(item, "max"));
		page_print(page,
			   "seed %d, isolation %s, by %s on %s<br><code "
			   "class=\"soft\">files %s kit %s</code> %s</td></tr>"
			   "\n",
			   number_in(item, "seed"), text_in(item, "isolation"),
			   text_in(item, "person"), text_in(item, "machine"),
			   text_in(item, "hash"), *kit ? kit : "in part",
			   text_in(item, "failure"));
	}
	fputs("</tbody></table></div>\n", page);
	json_array_foreach (decisions, i, item) {
		const char *undone = text_in(item, "undone_by");
		char *text = decision_text(item);

		page_print(page, "<p>%s: %s by %s: %s%s%s</p>\n",
			   text_in(item, "made"), text, text_in(item, "by"),
			   text_in(item, "comment"),
			   *undone != '\0' ? "; undone by " : "", undone);
		free(text);
	}
	fputs("</section>\n", page);
}

/** staff: what only staff see, {"marks", "decisions"}; NULL for a student's
 *  page. */
static void
print_page(FILE *page, const json_t *result, const json_t *staff)
{
	const json_t *lab;
	const char *display = text_in(result, "display");
	struct strlist scripts = {0};
	size_t i;

	run_frame_scripts(result, &scripts);
	page_start(page, text_in(result, "submission"), &scripts);
	strlist_clear(&scripts);
	page_print(page, "<header><h1>%s</h1>",
		   *display != '\0' ? display : text_in(result, "submission"));
	print_points(page, result, result_is_troubled(result));
	if (staff != NULL) {
		fputs("<p>For staff: hidden checks as well. <a href=\"../",
		      page);
		report_link(page, "feedback", text_in(result, "submission"));
		fputs("\">The student's page</a></p>\n", page);
	}
	fputs("</header>\n<main>\n", page);
	print_decisions(page, json_object_get(result, "decisions"));
	print_troubles(page, result);
	json_array_foreach (json_object_get(result, "labs"), i, lab)
		print_lab(page, lab, lab_has_mark(result, lab));
	if (staff != NULL)
		print_history(page, json_object_get(staff, "marks"),
			      json_object_get(staff, "decisions"));
	fputs("</main>\n", page);
	page_end(page, NULL);
}

void
feedback_page(FILE *page, const json_t *result)
{
	json_t *seen = student_view(result);

	print_page(page, seen, NULL);
	json_decref(seen);
}

void
staff_page(FILE *page, const json_t *result, const json_t *staff)
{
	print_page(page, result, staff);
}
