/* SPDX-License-Identifier: MIT */
#include "ipclab/export/export.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/remarks.h"
#include "ipclab/book/trouble.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/lab/place_words.h"

#include <stdlib.h>
#include <string.h>

static void
no_end(FILE *out)
{
	(void)out;
}

const struct export_class export_classes[] = {
	{"junit", junit_start, junit_one, junit_end},
	{"moodle", moodle_start, moodle_one, no_end},
	{"canvas", canvas_start, canvas_one, no_end},
	{"merge", merge_start, merge_one, no_end},
	{"moodle-feedback", zip_start, moodle_zip_one, zip_end},
	{"canvas-feedback", zip_start, canvas_zip_one, zip_end},
	{NULL, NULL, NULL, NULL}};

const struct export_single export_singles[] = {
	{"gradescope", gradescope_one, NULL},
	{"autolab", autolab_one, NULL},
	{"prairielearn", prairielearn_one, NULL},
	{"github", github_one, NULL},
	{"classroom50", classroom50_one, classroom50_environment},
	{NULL, NULL, NULL}};

static void
print_finding(FILE *out, const json_t *finding)
{
	const json_t *place;
	size_t i;

	fprintf(out, "%s", text_in(finding, "message"));
	json_array_foreach (json_object_get(finding, "source"), i, place) {
		char *words = place_words(place);

		fprintf(out, "\n  %s:%ld: %s", text_in(place, "file"),
			number_in(place, "line"), words);
		free(words);
	}
	if (*text_in(finding, "next_step") != '\0')
		fprintf(out, "\n%s", text_in(finding, "next_step"));
	if (*text_in(finding, "id") != '\0')
		fprintf(out, "\nMore: ipclab explain %s",
			text_in(finding, "id"));
}

/** Remove from an array the items that belong to another lab by this key. */
static void
keep_only(json_t *array, const char *key, const char *lab)
{
	for (size_t i = json_array_size(array); i-- > 0;)
		if (strcmp(text_in(json_array_get(array, i), key), lab) != 0)
			json_array_remove(array, i);
}

void
export_keep_lab(json_t *result, const char *lab)
{
	json_t *labs = json_object_get(result, "labs");
	const json_t *only;

	keep_only(labs, "id", lab);
	keep_only(json_object_get(result, "failures"), "lab", lab);
	keep_only(json_object_get(result, "decisions"), "lab", lab);
	only = json_array_get(labs, 0);
	json_object_set_new(result, "score",
			    json_integer(number_in(only, "score")));
	json_object_set_new(result, "max",
			    json_integer(number_in(only, "max")));
}

bool
export_nothing_there(const json_t *result)
{
	const json_t *labs = json_object_get(result, "labs");
	const json_t *lab;
	size_t i;

	json_array_foreach (labs, i, lab)
		if (not_run_in(lab) != NOT_RUN_NOTHING_THERE)
			return false;
	return json_array_size(labs) > 0;
}

static void
put_compiler(FILE *out, const json_t *lab)
{
	const json_t *compile = json_object_get(lab, "compile");
	const char *output = text_in(compile, "output");

	if (not_run_in(lab) != NOT_RUN_NOTHING_THERE && *output != '\0' &&
	    status_in(compile) != STATUS_ERROR)
		fprintf(out, "%s: the compiler says\n%s\n", text_in(lab, "id"),
			output);
}

char *
export_summary(const json_t *result)
{
	char *text = NULL;
	size_t size;
	FILE *out = xmemstream(&text, &size);
	struct strlist remarks = {0};
	const json_t *item;
	size_t i;

	if (result_is_troubled(result))
		fputs("This needs a look, and has no mark yet: ", out);
	remarks_of(result, &remarks);
	for (i = 0; i < remarks.count; i++)
		fprintf(out, "%s\n", remarks.items[i]);
	strlist_clear(&remarks);
	json_array_foreach (json_object_get(result, "labs"), i, item)
		put_compiler(out, item);
	fclose(out);
	if (size > 0)
		text[size - 1] = '\0';
	return text;
}

char *
export_message(const json_t *check)
{
	const char *message = text_in(check, "message");
	char *text = NULL;
	size_t size;
	FILE *out;
	const json_t *finding;
	size_t i;

	if (status_in(check) == STATUS_PASS)
		return xstrdup("");
	out = xmemstream(&text, &size);
	fputs(message, out);
	json_array_foreach (json_object_get(check, "findings"), i, finding) {
		fputs(i > 0 || *message != '\0' ? "\n" : "", out);
		print_finding(out, finding);
	}
	if (*text_in(check, "expected") != '\0')
		fprintf(out, "\nexpected:\n%s\nactual:\n%s",
			text_in(check, "expected"), text_in(check, "actual"));
	if (*text_in(check, "replay") != '\0')
		fprintf(out, "\nAgain: %s", text_in(check, "replay"));
	fclose(out);
	return text;
}
