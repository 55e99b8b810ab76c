/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/publish.h"

#include "ipclab/book/marks_csv.h"
#include "ipclab/book/result.h"
#include "ipclab/pages/feedback.h"
#include "ipclab/pages/report.h"

#include <stdlib.h>
#include <string.h>

/**
 * The result as text, without the pictures, which the feedback page has: they
 * show one moment of one run, and results of the same work are the same.
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
		json_array_foreach (json_object_get(lab, "checks"), k, check)
			json_object_del(check, "svg");
	text = json_dumps(copy, JSON_INDENT(1));
	json_decref(copy);
	return text;
}

int
publish_one(const struct outdir *out, const json_t *result, struct error *error)
{
	const char *name =
		json_string_value(json_object_get(result, "submission"));
	char *text = result_text(result);
	char *page = NULL;
	size_t size;
	FILE *file = xmemstream(&page, &size);
	int done;

	feedback_page(file, result);
	fclose(file);
	done = outdir_write(out, "results", name, ".json", text, strlen(text),
			    error);
	if (done == 0)
		done = outdir_write(out, "feedback", name, ".html", page, size,
				    error);
	free(text);
	free(page);
	return done;
}

struct publishing {
	const struct outdir *out;
	struct published *published;
	struct error *error;
	struct strlist labs;
	struct report *report;
	FILE *marks;
};

static int
publish_row(const struct submission_row *row, void *context)
{
	struct publishing *p = context;
	json_t *result = compose_result(p->out->book, row);
	int done = gradebook_all_read(p->out->book, p->error);

	if (done == 0)
		done = publish_one(p->out, result, p->error);
	marks_line(p->marks, &p->labs, result);
	report_add(p->report, result);
	p->published->submissions++;
	p->published->troubled += result_is_troubled(result);
	json_decref(result);
	return done;
}

/** What "ipclab similar --out" has found, or NULL. */
static json_t *
read_alike(const struct outdir *out)
{
	char *path = strf("%s/alike.json", out->path);
	json_t *pairs = json_load_file(path, 0, NULL);

	free(path);
	return pairs;
}

int
publish_all(const struct outdir *out, struct published *published,
	    struct error *error)
{
	struct publishing p = {
		.out = out, .published = published, .error = error};
	json_t *pairs = read_alike(out);
	char *marks = NULL;
	char *page = NULL;
	size_t marks_size;
	size_t page_size;
	FILE *file;
	int done;

	*published = (struct published){0};
	gradebook_labs(out->book, &p.labs);
	p.marks = xmemstream(&marks, &marks_size);
	p.report = report_new(&p.labs);
	marks_header(p.marks, &p.labs);
	done = gradebook_submissions(out->book, publish_row, &p);
	fclose(p.marks);
	report_alike(p.report, pairs);
	file = xmemstream(&page, &page_size);
	report_page(p.report, file);
	fclose(file);
	if (done == 0)
		done = gradebook_all_read(out->book, error);
	if (done == 0)
		done = outdir_write(out, NULL, "marks", ".csv", marks,
				    marks_size, error);
	if (done == 0)
		done = outdir_write(out, NULL, "report", ".html", page,
				    page_size, error);
	report_free(p.report);
	json_decref(pairs);
	strlist_clear(&p.labs);
	free(marks);
	free(page);
	return done;
}
