/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/publish.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/history_fell.h"
#include "ipclab/book/marks_by_hand.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/book/pseudonyms_in.h"
#include "ipclab/book/result.h"
#include "ipclab/pages/publish_one.h"
#include "ipclab/pages/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/** "NAME, LAB: from 100 to 70 …" for each lab whose mark fell. */
static void
note_fallen(const json_t *result, struct strlist *fallen)
{
	struct strlist lines = {0};

	history_fallen(result, &lines);
	for (size_t i = 0; i < lines.count; i++)
		strlist_take(fallen,
			     strf("%s, %s", text_in(result, "submission"),
				  lines.items[i]));
	strlist_clear(&lines);
}

struct publishing {
	const struct outdir *out;
	struct pseudonyms *pseudonyms; /* NULL: use the real names */
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
	json_t *staff = publish_staff_of(p->out, row->name);
	int done = gradebook_all_read(p->out->book, p->error);

	if (p->pseudonyms != NULL)
		pseudonym_put(p->pseudonyms, result);
	if (done == 0)
		done = publish_files(p->out, result, staff, p->error);
	marks_line(p->marks, &p->labs, result);
	report_add(p->report, result);
	note_fallen(result, &p->published->fallen);
	p->published->submissions++;
	p->published->troubled += result_is_troubled(result);
	json_decref(staff);
	json_decref(result);
	return done;
}

/** What "ipclab similar --out" found, or NULL. */
static json_t *
read_alike(const struct outdir *out)
{
	char *path = strf("%s/alike.json", out->path);
	json_t *clusters = json_load_file(path, 0, NULL);

	free(path);
	return clusters;
}

/** Wait for an earlier publisher, so that we have all that it read. */
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

/** Publish every page and table of a class, from its gradebook. */
static int
publish_class(struct publishing *p, json_t *clusters)
{
	struct gradebook *book = p->out->book;
	struct error *error = p->error;
	char *said = gradebook_setting(book, "roster");
	json_t *roster = said != NULL ? json_loads(said, 0, NULL) : NULL;
	char *marks = NULL;
	char *page = NULL;
	size_t marks_size;
	size_t page_size;
	FILE *file;
	int done;

	gradebook_labs(book, &p->labs);
	p->marks = xmemstream(&marks, &marks_size);
	p->report = report_new(&p->labs);
	marks_header(p->marks, &p->labs);
	done = p->pseudonyms != NULL
		       ? pseudonyms_each(p->pseudonyms, publish_row, p)
		       : gradebook_submissions(book, publish_row, p);
	fclose(p->marks);
	report_alike(p->report, clusters);
	report_roster(p->report, roster, p->pseudonyms != NULL);
	file = xmemstream(&page, &page_size);
	report_page(p->report, file);
	fclose(file);
	if (done == 0)
		done = gradebook_all_read(book, error);
	if (done == 0)
		done = p->pseudonyms != NULL
			       ? outdir_write(p->out, NULL, "marks", ".csv",
					      marks, marks_size, error)
			       : marks_write(p->out, marks, marks_size, error);
	if (done == 0)
		done = outdir_write(p->out, NULL, "report", ".html", page,
				    page_size, error);
	report_free(p->report);
	strlist_clear(&p->labs);
	json_decref(roster);
	free(said);
	free(marks);
	free(page);
	return done;
}

/** Remove the files of forgotten submissions. */
static void
remove_dropped(const struct outdir *out, const struct strlist *dropped)
{
	static const char *const files[][2] = {
		{"results", "json"}, {"feedback", "html"}, {"staff", "html"}};

	for (size_t i = 0; i < dropped->count; i++)
		for (size_t k = 0; k < sizeof(files) / sizeof(*files); k++) {
			char *path = strf("%s/%s/%s.%s", out->path, files[k][0],
					  dropped->items[i], files[k][1]);

			unlink(path);
			free(path);
		}
}

/** Hide the names of similar submissions, and the names in their code. */
static void
hide_names(const struct pseudonyms *pseudonyms, json_t *clusters)
{
	json_t *cluster;
	json_t *member;
	size_t i;
	size_t k;

	json_array_foreach (clusters, i, cluster) {
		pseudonyms_in(pseudonyms, json_object_get(cluster, "code"));
		json_array_foreach (json_object_get(cluster, "members"), k,
				    member) {
			const char *name = pseudonym_of(
				pseudonyms, text_in(member, "submission"));
			const char *former = text_in(member, "former");

			json_object_set_new(
				member, "name",
				json_string(*former != '\0' || name == NULL
						    ? "somebody"
						    : name));
		}
	}
}

/** Publish the same under pseudonyms, in a folder that contains no names. */
static int
publish_anonymous(const struct outdir *out, json_t *clusters,
		  struct error *error)
{
	char *path = strf("%s/anonymous", out->path);
	struct outdir apart = {.path = path, .lock = -1, .book = out->book};
	struct published published = {0};
	struct publishing p = {.out = &apart,
			       .pseudonyms = pseudonyms_open(out, error),
			       .published = &published,
			       .error = error};
	int done = p.pseudonyms != NULL ? outdir_make(path, error) : -1;

	if (done == 0) {
		hide_names(p.pseudonyms, clusters);
		remove_dropped(&apart, pseudonyms_dropped(p.pseudonyms));
		done = publish_class(&p, clusters);
	}
	strlist_clear(&published.fallen);
	pseudonyms_free(p.pseudonyms);
	free(path);
	return done;
}

int
publish_all(const struct outdir *out, struct published *published,
	    struct error *error)
{
	struct publishing p = {
		.out = out, .published = published, .error = error};
	json_t *clusters = read_alike(out);
	int lock = lock_pages(out);
	int done;

	*published = (struct published){0};
	done = publish_class(&p, clusters);
	if (done == 0 && pseudonyms_kept(out->path))
		done = publish_anonymous(out, clusters, error);
	if (lock >= 0)
		close(lock);
	json_decref(clusters);
	return done;
}

int
publish_under_pseudonyms(const struct outdir *out, struct error *error)
{
	struct pseudonyms *begun = pseudonyms_open(out, error);

	pseudonyms_free(begun);
	return begun != NULL ? 0 : -1;
}
