/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/publish_one.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/history.h"
#include "ipclab/pages/feedback.h"

#include <stdlib.h>
#include <string.h>

/**
 * The result as text, without the pictures and the pages of runs: they are in
 * the feedback page, and they show one particular run, while equal work should
 * give equal results.
 */
static char *
result_text(const json_t *result)
{
	json_t *copy = json_deep_copy(result);
	json_t *lab;
	json_t *check;
	size_t i;
	size_t k;
	char *text;

	json_array_foreach (json_object_get(copy, "labs"), i, lab)
		json_array_foreach (json_object_get(lab, "checks"), k, check) {
			json_object_del(check, "svg");
			json_object_del(check, "run_page");
		}
	text = json_dumps(copy, JSON_INDENT(1));
	json_decref(copy);
	return text;
}

/** The student's page, or the staff's. */
static int
write_page(const struct outdir *out, const char *name, const json_t *result,
	   const json_t *staff, struct error *error)
{
	char *page = NULL;
	size_t size;
	FILE *file = xmemstream(&page, &size);
	int done;

	if (staff != NULL)
		staff_page(file, result, staff);
	else
		feedback_page(file, result);
	fclose(file);
	done = outdir_write(out, staff != NULL ? "staff" : "feedback", name,
			    ".html", page, size, error);
	free(page);
	return done;
}

json_t *
publish_staff_of(const struct outdir *out, const char *name)
{
	return json_pack("{s:o,s:o}", "marks", history_of(out->book, name),
			 "decisions", decisions_of(out->book, name, true));
}

int
publish_files(const struct outdir *out, const json_t *result,
	      const json_t *staff, struct error *error)
{
	const char *name = text_in(result, "submission");
	char *text = result_text(result);
	int done = outdir_write(out, "results", name, ".json", text,
				strlen(text), error);

	if (done == 0)
		done = write_page(out, name, result, NULL, error);
	if (done == 0)
		done = write_page(out, name, result, staff, error);
	free(text);
	return done;
}

int
publish_one(const struct outdir *out, const json_t *result, struct error *error)
{
	json_t *staff = publish_staff_of(out, text_in(result, "submission"));
	int done = publish_files(out, result, staff, error);

	json_decref(staff);
	return done;
}
