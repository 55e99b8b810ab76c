/* One submission, as autograding sites read it; see doc/. */
#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/result.h"
#include "ipclab/export/export.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>
#include <string.h>

/** Call visit for each check of each lab. */
static void
each_check(const json_t *result,
	   void (*visit)(json_t *tests, const json_t *lab, const json_t *check),
	   json_t *tests)
{
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			visit(tests, lab, check);
}

static bool
passed(const json_t *check)
{
	return strcmp(text_in(check, "status"), "pass") == 0;
}

static json_t *
name_of(const json_t *lab, const json_t *check)
{
	return json_sprintf("%s: %s", text_in(lab, "id"),
			    text_in(check, "title"));
}

/** Print and drop. */
static void
put(FILE *out, json_t *json)
{
	json_dumpf(json, out, JSON_COMPACT);
	fputc('\n', out);
	json_decref(json);
}

/** The text, which it frees, and what was said about the files. */
static char *
with_notes(char *text, const json_t *result)
{
	const json_t *note;
	size_t i;

	json_array_foreach (json_object_get(result, "notes"), i, note) {
		const char *word = json_string_value(note);
		char *more;

		if (strstr(text, word) != NULL)
			continue;
		more = strf("%s%s%s", text, *text != '\0' ? "\n" : "", word);
		free(text);
		text = more;
	}
	return text;
}

/** What stands above all checks: troubles, what the compiler says, notes. */
static char *
summary(const json_t *result)
{
	char *text = result_trouble(result);
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const char *output =
			text_in(json_object_get(lab, "compile"), "output");
		char *more;

		if (*output == '\0')
			continue;
		more = strf("%s%s%s: the compiler says\n%s", text,
			    *text != '\0' ? "\n" : "", text_in(lab, "id"),
			    output);
		free(text);
		text = more;
	}
	return with_notes(text, result);
}

static void
gradescope_test(json_t *tests, const json_t *lab, const json_t *check)
{
	char *message = export_message(check);

	/* A test of visibility "hidden" would hide the student's total, so a
	 * hidden check is shown by its title alone. */
	json_array_append_new(
		tests,
		json_pack("{s:I,s:I,s:s,s:o,s:s,s:s,s:s,s:s}", "score",
			  (json_int_t)number_in(check, "points"), "max_score",
			  (json_int_t)number_in(check, "max"), "status",
			  passed(check) ? "passed" : "failed", "name",
			  name_of(lab, check), "name_format", "text", "output",
			  message, "output_format", "text", "visibility",
			  "visible"));
	free(message);
}

void
gradescope_one(FILE *out, const struct export_options *options,
	       const json_t *result)
{
	json_t *tests = json_array();
	char *text = summary(result);

	(void)options;
	each_check(result, gradescope_test, tests);
	put(out, json_pack("{s:I,s:s,s:s,s:s,s:s,s:s,s:o}", "score",
			   (json_int_t)number_in(result, "score"), "output",
			   text, "output_format", "text", "test_output_format",
			   "text", "visibility", "visible", "stdout_visibility",
			   "hidden", "tests", tests));
	free(text);
}

/**
 * Autolab takes the last line of output, and rewrites `word:` in it: so
 * there is no free text in that line, only lab ids and numbers.
 */
void
autolab_one(FILE *out, const struct export_options *options,
	    const json_t *result)
{
	json_t *scores = json_object();
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	(void)options;
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		json_object_set(scores, text_in(lab, "id"),
				json_object_get(lab, "score"));
		fprintf(out, "%s: %ld of %ld\n", text_in(lab, "id"),
			number_in(lab, "score"), number_in(lab, "max"));
		json_array_foreach (json_object_get(lab, "checks"), k, check) {
			char *message = export_message(check);

			fprintf(out, "  %s %s\n",
				passed(check) ? "passed" : "failed",
				text_in(check, "title"));
			if (*message != '\0')
				fprintf(out, "%s\n", message);
			free(message);
		}
	}
	put(out, json_pack("{s:o}", "scores", scores));
}

static void
prairielearn_test(json_t *tests, const json_t *lab, const json_t *check)
{
	char *message = export_message(check);

	json_array_append_new(
		tests,
		json_pack("{s:o,s:s,s:I,s:I,s:s}", "name", name_of(lab, check),
			  "description", text_in(check, "id"), "points",
			  (json_int_t)number_in(check, "points"), "max_points",
			  (json_int_t)number_in(check, "max"), "message",
			  message));
	free(message);
}

void
prairielearn_one(FILE *out, const struct export_options *options,
		 const json_t *result)
{
	json_t *tests = json_array();
	long max = number_in(result, "max");
	bool gradable = !result_is_troubled(result);
	char *text = summary(result);
	json_t *json;

	(void)options;
	each_check(result, prairielearn_test, tests);
	json = json_pack("{s:b,s:f,s:s,s:o}", "gradable", gradable, "score",
			 max > 0 ? (double)number_in(result, "score") / max
				 : 0.0,
			 "output", text, "tests", tests);
	if (!gradable)
		json_object_set_new(json, "format_errors",
				    json_pack("[s]", text));
	put(out, json);
	free(text);
}

static void
github_test(json_t *tests, const json_t *lab, const json_t *check)
{
	const json_t *finding =
		json_array_get(json_object_get(check, "findings"), 0);
	const json_t *place =
		json_array_get(json_object_get(finding, "source"), 0);
	char *message = export_message(check);
	bool hidden = strcmp(text_in(check, "visibility"), "hidden") == 0;

	json_array_append_new(
		tests,
		json_pack("{s:o,s:s,s:s,s:s,s:s,s:I,s:f,s:I,s:I}", "name",
			  name_of(lab, check), "status",
			  passed(check) ? "pass"
			  : strcmp(text_in(check, "status"), "fail") == 0
				  ? "fail"
				  : "error",
			  "message", message, "test_code",
			  hidden ? "" : text_in(check, "replay"), "filename",
			  hidden ? "" : text_in(place, "file"), "line_no",
			  (json_int_t)(hidden ? 0 : number_in(place, "line")),
			  "execution_time", 0.0, "score",
			  (json_int_t)number_in(check, "points"), "max_score",
			  (json_int_t)number_in(check, "max")));
	free(message);
}

/** The base64 that a step's output `result` holds. */
void
github_one(FILE *out, const struct export_options *options,
	   const json_t *result)
{
	json_t *tests = json_array();
	json_t *json;
	char *text;

	(void)options;
	each_check(result, github_test, tests);
	json = json_pack("{s:i,s:s,s:I,s:o}", "version", 1, "status",
			 result_is_troubled(result) ? "error"
			 : number_in(result, "score") ==
					 number_in(result, "max")
				 ? "pass"
				 : "fail",
			 "max_score", (json_int_t)number_in(result, "max"),
			 "tests", tests);
	text = json_dumps(json, JSON_COMPACT);
	page_base64(out, text, strlen(text));
	fputc('\n', out);
	free(text);
	json_decref(json);
}
