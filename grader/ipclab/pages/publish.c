/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/publish.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/history.h"
#include "ipclab/book/marks_by_hand.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/book/result.h"
#include "ipclab/pages/feedback.h"
#include "ipclab/pages/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

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

int
publish_one(const struct outdir *out, const json_t *result, struct error *error)
{
	const char *name =
		json_string_value(json_object_get(result, "submission"));
	char *text = result_text(result);
	json_t *staff =
		json_pack("{s:o,s:o}", "marks", history_of(out->book, name),
			  "decisions", decisions_of(out->book, name, true));
	int done = outdir_write(out, "results", name, ".json", text,
				strlen(text), error);

	if (done == 0)
		done = write_page(out, name, result, NULL, error);
	if (done == 0)
		done = write_page(out, name, result, staff, error);
	json_decref(staff);
	free(text);
	return done;
}

/** "NAME, LAB: from 100 to 70 …" for each lab whose mark fell. */
static void
note_fallen(const json_t *result, struct strlist *fallen)
{
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *fell = json_object_get(lab, "fell");
		char *text;

		if (fell == NULL)
			continue;
		text = history_fell_text(fell);
		strlist_take(fallen,
			     strf("%s, %s: %s", text_in(result, "submission"),
				  text_in(lab, "id"), text));
		free(text);
	}
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
	note_fallen(result, &p->published->fallen);
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

/** Whoever publishes later has read all that the one before had. */
static int
lock_pages(const struct outdir *out)
{
	char *path = strf("%s/results", out->path);
	int lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	free(path);
	while (lock >= 0 && flock(lock, LOCK_EX) < 0 && errno == EINTR)
		;
	return lock;
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

	int lock;

	*published = (struct published){0};
	lock = lock_pages(out);
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
		done = marks_write(out, marks, marks_size, error);
	if (done == 0)
		done = outdir_write(out, NULL, "report", ".html", page,
				    page_size, error);
	if (lock >= 0)
		close(lock);
	report_free(p.report);
	json_decref(pairs);
	strlist_clear(&p.labs);
	free(marks);
	free(page);
	return done;
}
