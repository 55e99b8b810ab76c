/* SPDX-License-Identifier: MIT */
/* classroom50/result/v1: the result.json of one submission. */
#include "ipclab/base/json_in.h"
#include "ipclab/book/trouble.h"
#include "ipclab/export/export.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>

/* Set by the runner; they must match the repository. */
const char *const classroom50_environment[] = {
	"CLASSROOM", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL", NULL};

static json_t *
from(const char *variable, const char *otherwise)
{
	const char *value = getenv(variable);

	return json_string(value != NULL && *value != '\0' ? value : otherwise);
}

/**
 * Set the instant in "submit/2026-02-02T00-00-00Z-4f3a", or the time that was
 * recorded by grading, so that repeated exports are equal.
 */
static void
set_instant(json_t *json, const char *tag, const char *known)
{
	const char *at = strchr(tag, '/');
	int year, month, day, hour, minute, second;
	char text[40];

	if (at == NULL || sscanf(at, "/%4d-%2d-%2dT%2d-%2d-%2dZ", &year, &month,
				 &day, &hour, &minute, &second) != 6)
		snprintf(text, sizeof(text), "%s", known);
	else
		snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02dZ",
			 year, month, day, hour, minute, second);
	if (*text != '\0')
		json_object_set_new(json, "datetime", json_string(text));
}

static json_t *
test_of(const json_t *lab, const json_t *check)
{
	char *message = export_message(check);
	json_t *test =
		json_pack("{s:o,s:b,s:O,s:O,s:s}", "test-name",
			  json_sprintf("%s: %s", text_in(lab, "id"),
				       text_in(check, "title")),
			  "passed", status_in(check) == STATUS_PASS, "score",
			  json_object_get(check, "points"), "max-score",
			  json_object_get(check, "max"), "output", message);

	free(message);
	return test;
}

/** The schema has no text for the whole: the first test carries it. */
static void
put_above(json_t *test, const char *summary)
{
	const char *output = text_in(test, "output");

	if (*summary != '\0')
		json_object_set_new(test, "output",
				    json_sprintf("%s%s%s", summary,
						 *output != '\0' ? "\n" : "",
						 output));
}

/**
 * The runner knows the owner and the kind of assignment. Without a mark there
 * is no result either: that is the infrastructure's fault.
 */
void
classroom50_one(FILE *out, const struct export_options *options,
		const json_t *result)
{
	json_t *tests = json_array();
	json_t *json;
	const json_t *lab;
	const json_t *check;
	char *summary;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			json_array_append_new(tests, test_of(lab, check));
	summary = export_summary(result);
	put_above(json_array_get(tests, 0), summary);
	free(summary);
	json = json_pack(
		"{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:O,s:O,s:o}", "schema",
		"classroom50/result/v1", "classroom", from("CLASSROOM", ""),
		"assignment", from("ASSIGNMENT", options->assignment),
		"assignment_type",
		from("ASSIGNMENT_TYPE",
		     strcmp(getenv("MODE") ?: "", "group") == 0 ? "group"
								: "individual"),
		"owner", from("OWNER", text_in(result, "submission")),
		"submission", from("SUBMISSION_TAG", ""), "commit",
		from("COMMIT_URL", ""), "release", from("RELEASE_URL", ""),
		"review", from("REVIEW_URL", getenv("COMMIT_URL") ?: ""),
		"score", json_object_get(result, "score"), "max-score",
		json_object_get(result, "max"), "tests", tests);
	set_instant(json, text_in(json, "submission"),
		    text_in(json_object_get(result, "origin"), "at"));
	if (!result_is_troubled(result)) {
		json_dumpf(json, out, JSON_INDENT(1));
		fputc('\n', out);
	}
	json_decref(json);
}
