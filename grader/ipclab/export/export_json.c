/* SPDX-License-Identifier: MIT */
/* One submission, as autograding sites read it. See doc/. */
#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/trouble.h"
#include "ipclab/export/export.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>
#include <string.h>

/** Call visit for each check of each lab. */
static void
each_check(const json_t *result,
	   void (*visit)(json_t *tests, const json_t *lab, const json_t *check,
			 bool troubled),
	   json_t *tests)
{
	bool troubled = result_is_troubled(result);
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			visit(tests, lab, check, troubled);
}

static json_t *
name_of(const json_t *lab, const json_t *check)
{
	return json_sprintf("%s: %s", text_in(lab, "id"),
			    text_in(check, "title"));
}

/** Print it on one line, and drop the reference. */
static void
put(FILE *out, json_t *json)
{
	json_dumpf(json, out, JSON_COMPACT | JSON_REAL_PRECISION(15));
	fputc('\n', out);
	json_decref(json);
}

/**
 * A check as a site's test. It has points only if the whole result has some: if
 * we have no verdict, no site may add up a number.
 */
static json_t *
test_of(const json_t *lab, const json_t *check, bool troubled,
	const char *points, const char *max)
{
	json_t *test = json_object();

	json_object_set_new(test, "name", name_of(lab, check));
	if (troubled)
		return test;
	json_object_set(test, points, json_object_get(check, "points"));
	json_object_set(test, max, json_object_get(check, "max"));
	return test;
}

static void
set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_string(text));
}

static void
gradescope_test(json_t *tests, const json_t *lab, const json_t *check,
		bool troubled)
{
	static const char *const words[] = {
		[STATUS_PASS] = "passed", [STATUS_FAIL] = "failed"};
	enum status status = status_in(check);
	json_t *test = test_of(lab, check, troubled, "score", "max_score");
	char *message = export_message(check);

	if (status_is_verdict(status))
		set_text(test, "status", words[status]);
	set_text(test, "name_format", "text");
	set_text(test, "output", message);
	set_text(test, "output_format", "text");
	/* A test with visibility "hidden" would hide the student's total. So a
	   hidden check is visible, but shows only its title. */
	set_text(test, "visibility", "visible");
	json_array_append_new(tests, test);
	free(message);
}

/**
 * Without a verdict there is no score, neither at the top nor in the tests:
 * Gradescope takes that for a failed autograder, which does not count.
 */
void
gradescope_one(FILE *out, const struct export_options *options,
	       const json_t *result)
{
	bool troubled = result_is_troubled(result);
	json_t *tests = json_array();
	char *text = export_summary(result);
	json_t *json;

	(void)options;
	each_check(result, gradescope_test, tests);
	json = json_pack("{s:s,s:s,s:s,s:s,s:s,s:{s:O},s:o}", "output", text,
			 "output_format", "text", "test_output_format", "text",
			 "visibility", "visible", "stdout_visibility", "hidden",
			 "extra_data", "hidden_checks",
			 json_object_get(result, "hidden_checks"), "tests",
			 tests);
	if (!troubled)
		json_object_set(json, "score",
				json_object_get(result, "score"));
	put(out, json);
	free(text);
}

static void
autolab_check(FILE *out, const json_t *check)
{
	static const char *const words[] = {
		[STATUS_PASS] = "passed",
		[STATUS_FAIL] = "failed",
		[STATUS_ERROR] = "no verdict",
		[STATUS_SKIP] = "no verdict",
	};
	char *message = export_message(check);

	fprintf(out, "  %s %s\n", words[status_in(check)],
		text_in(check, "title"));
	if (*message != '\0')
		fprintf(out, "%s\n", message);
	free(message);
}

/**
 * Autolab reads the last line of output, and rewrites `word:` in it: so that
 * line has no free text, only lab ids and numbers. A problem that is null gets
 * no score; if all problems are missing, they get 0.
 */
void
autolab_one(FILE *out, const struct export_options *options,
	    const json_t *result)
{
	json_t *scores = json_object();
	char *text = export_summary(result);
	const json_t *check;
	size_t k;

	if (*text != '\0')
		fprintf(out, "%s\n", text);
	for (size_t i = 0; i < options->labs.count; i++) {
		const char *id = options->labs.items[i];
		const json_t *lab = entry_in(result, "labs", id);

		if (lab_has_mark(result, lab)) {
			json_object_set(scores, id,
					json_object_get(lab, "score"));
			fprintf(out, "%s: %ld of %ld\n", id,
				number_in(lab, "score"), number_in(lab, "max"));
		} else {
			json_object_set_new(scores, id, json_null());
			fprintf(out, "%s: no mark yet\n", id);
		}
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			autolab_check(out, check);
	}
	put(out, json_pack("{s:o}", "scores", scores));
	free(text);
}

static void
prairielearn_test(json_t *tests, const json_t *lab, const json_t *check,
		  bool troubled)
{
	json_t *test = test_of(lab, check, troubled, "points", "max_points");
	char *message = export_message(check);

	set_text(test, "description", text_in(check, "id"));
	set_text(test, "message", message);
	json_array_append_new(tests, test);
	free(message);
}

/** A submission that can't be graded, or has nothing to grade, is "not
 *  gradable". */
void
prairielearn_one(FILE *out, const struct export_options *options,
		 const json_t *result)
{
	json_t *tests = json_array();
	long max = number_in(result, "max");
	bool gradable =
		!result_is_troubled(result) && !export_nothing_there(result);
	char *text = export_summary(result);
	json_t *json;

	(void)options;
	each_check(result, prairielearn_test, tests);
	json = json_pack("{s:b,s:s}", "gradable", gradable, "output", text);
	if (gradable) {
		json_object_set_new(
			json, "score",
			json_real(max > 0 ? (double)number_in(result, "score") /
						    max
					  : 0.0));
		json_object_set(json, "tests", tests);
	} else {
		json_object_set_new(json, "format_errors",
				    json_pack("[s]", text));
	}
	put(out, json);
	json_decref(tests);
	free(text);
}

static void
github_test(json_t *tests, const json_t *lab, const json_t *check,
	    bool troubled)
{
	static const char *const words[] = {
		[STATUS_PASS] = "pass",
		[STATUS_FAIL] = "fail",
		[STATUS_ERROR] = "error",
		[STATUS_SKIP] = "error",
	};
	const json_t *finding =
		json_array_get(json_object_get(check, "findings"), 0);
	const json_t *place =
		json_array_get(json_object_get(finding, "source"), 0);
	json_t *test = test_of(lab, check, troubled, "score", "max_score");
	char *message = export_message(check);

	set_text(test, "status", words[status_in(check)]);
	set_text(test, "message", message);
	set_text(test, "test_code", text_in(check, "replay"));
	set_text(test, "filename", text_in(place, "file"));
	json_object_set_new(test, "line_no",
			    json_integer(number_in(place, "line")));
	json_object_set_new(test, "execution_time", json_real(0.0));
	json_array_append_new(tests, test);
	free(message);
}

/** Of a result, the reporter prints only the tests that did not pass. */
static void
github_reason(json_t *tests, const char *summary)
{
	json_array_append_new(tests,
			      json_pack("{s:s,s:s,s:s}", "name", "no mark yet",
					"status", "error", "message", summary));
}

/** Base64, for a step's output `result`. */
void
github_one(FILE *out, const struct export_options *options,
	   const json_t *result)
{
	bool troubled = result_is_troubled(result);
	char *summary = export_summary(result);
	json_t *tests = json_array();
	json_t *json;
	char *text;

	(void)options;
	if (troubled)
		github_reason(tests, summary);
	each_check(result, github_test, tests);
	json = json_pack(
		"{s:i,s:s,s:O,s:s,s:o}", "version", 1, "status",
		troubled ? "error"
		: number_in(result, "score") == number_in(result, "max")
			? "pass"
			: "fail",
		"hidden_checks", json_object_get(result, "hidden_checks"),
		"output", summary, "tests", tests);
	if (!troubled)
		json_object_set(json, "max_score",
				json_object_get(result, "max"));
	text = json_dumps(json, JSON_COMPACT);
	page_base64(out, text, strlen(text));
	fputc('\n', out);
	free(text);
	free(summary);
	json_decref(json);
}
