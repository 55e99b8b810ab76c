/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/where.h"

#include "ipclab/base/files.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/last_score.h"
#include "ipclab/commands/next_step.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/grade/fingerprint.h"
#include "ipclab/intake/pick.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>
#include <string.h>

/** The state of a student's work on one lab. */
struct lab_progress {
	struct lab *lab;
	char *folder;         /* of its files; NULL: unknown */
	struct bundle bundle; /* the files there */
	size_t changed;       /* how many of them differ from the skeleton */
	struct last_score last;
	bool fresh; /* the score is for exactly these files */
	long most;  /* the points of the checks that run here */
};

/** Read the lab's files in the folder. Are there any? */
static bool
look(struct lab_progress *p, const char *folder)
{
	const struct strlist *names = &p->lab->files;

	for (size_t i = 0; i < names->count; i++) {
		char *path = strf("%s/%s", folder, names->items[i]);
		size_t size;
		char *data = file_read(path, BUNDLE_FILE_BYTES, &size);

		if (data != NULL)
			bundle_add(&p->bundle, names->items[i], data, size);
		free(path);
	}
	if (p->bundle.count > 0)
		p->folder = xstrdup(folder);
	return p->folder != NULL;
}

static size_t
count_changed(const struct lab_progress *p)
{
	size_t changed = 0;

	for (size_t i = 0; i < p->bundle.count; i++) {
		const struct bundle_file *file = &p->bundle.files[i];

		changed += !pick_is_given(file, p->lab->id, file->path);
	}
	return changed;
}

static long
points_to_get(const struct lab *lab)
{
	struct checklist list;
	struct error error;
	long points = 0;

	if (checklist_read(&list, lab, NULL, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < list.count; i++)
		points += list.checks[i].points;
	checklist_clear(&list);
	return points;
}

/** here: the lab of the current folder, or NULL. */
static struct lab_progress
progress_of(const char *id, const struct lab *here)
{
	struct lab_progress p = {.last = last_score_read(id)};
	bool in_it = here != NULL && strcmp(here->id, id) == 0;
	char *beside = in_it ? xstrdup(".")
			     : strf("%s%s", here != NULL ? "../" : "", id);
	char files[SHA256_HEX];
	struct error error;

	p.lab = lab_read(id, &error);
	if (p.lab == NULL)
		die(EXIT_GRADER, "%s", error.text);
	bundle_want(&p.bundle, p.lab);
	if (!look(&p, beside) && *p.last.folder != '\0')
		look(&p, p.last.folder);
	fingerprint_bundle(&p.bundle, files);
	p.fresh = strcmp(files, p.last.files) == 0;
	p.changed = count_changed(&p);
	p.most = p.last.most > 0 ? p.last.most : points_to_get(p.lab);
	free(beside);
	return p;
}

static void
progress_clear(struct lab_progress *p)
{
	last_score_clear(&p->last);
	bundle_clear(&p->bundle);
	lab_free(p->lab);
	free(p->folder);
}

/** Do all checks that run here pass with these files? */
static bool
is_done(const struct lab_progress *p)
{
	return p->fresh && p->last.points == p->most && p->last.unclear == 0;
}

/** Print the shell command that changes to the folder. */
static void
print_cd(FILE *out, const char *folder)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789+,-./:=@_";

	if (folder[strspn(folder, plain)] == '\0') {
		fprintf(out, "cd %s", folder);
		return;
	}
	fputs("cd '", out);
	for (; *folder != '\0'; folder++)
		if (*folder == '\'')
			fputs("'\\''", out);
		else
			fputc(*folder, out);
	fputc('\'', out);
}

/** The file to begin with: the one with TODO 1, which is not always the
 *  first. */
static const char *
first_file(const struct lab_progress *p)
{
	struct todo_place place = next_step_find(1, &p->bundle);

	return place.file != NULL ? place.file : p->lab->files.items[0];
}

/** In a lab's folder: print its state and the next command. */
static void
print_here(FILE *out, const struct lab_progress *p)
{
	struct todo_place place = next_step_find(p->last.todo, &p->bundle);

	fprintf(out, "You are in %s: %s.\n", p->lab->id, p->lab->title);
	fprintf(out, "%zu of its %zu files %s here, and you changed %zu.\n",
		p->bundle.count, p->lab->files.count,
		p->bundle.count == 1 ? "is" : "are", p->changed);
	if (p->bundle.count == 0)
		fprintf(out, "Next: ipclab start %s .\n", p->lab->id);
	else if (is_done(p))
		fputs("Next: ipclab submit\n", out);
	else if (p->changed == 0)
		fprintf(out,
			"Next: TODO 1 in %s, then: ipclab check\n"
			"Stuck? ipclab hint 1\n",
			first_file(p));
	else if (p->fresh && place.file != NULL)
		fprintf(out,
			"Next: TODO %ld, %s:%ld, then: ipclab check\n"
			"Stuck? ipclab hint %ld\n",
			p->last.todo, place.file, place.line, p->last.todo);
	else
		fputs("Next: ipclab check\n", out);
	fputc('\n', out);
}

/** Print what there is to say besides the points. */
static void
print_state(FILE *out, const struct lab_progress *p)
{
	if (p->folder == NULL && p->last.most > 0)
		fputs("its files are not there any more", out);
	else if (p->folder == NULL)
		fputs("not begun here", out);
	else if (is_done(p))
		fputs("all checks pass", out);
	else if (p->changed == 0)
		fputs("begun, nothing changed yet", out);
	else if (p->last.most == 0)
		fputs("not checked yet", out);
	else if (!p->fresh)
		fputs("changed since it was checked", out);
	else if (p->last.unclear > 0)
		fprintf(out, "%ld %s no verdict", p->last.unclear,
			p->last.unclear == 1 ? "check has" : "checks have");
	else if (p->last.todo > 0)
		fprintf(out, "TODO %ld is next", p->last.todo);
}

static void
print_line(FILE *out, const struct lab_progress *p)
{
	char *points =
		p->last.most > 0 ? strf("%ld", p->last.points) : xstrdup("-");

	fprintf(out, "  %-12s %3s of %3ld  ", p->lab->id, points, p->most);
	print_state(out, p);
	fputc('\n', out);
	free(points);
}

/** Print the command for the first unfinished lab other than the current
    one. */
static void
print_next(FILE *out, const struct lab_progress *labs, size_t count,
	   const struct lab *here)
{
	const struct lab_progress *p = labs;

	while (p < labs + count &&
	       (is_done(p) ||
		(here != NULL && strcmp(here->id, p->lab->id) == 0)))
		p++;
	if (p == labs + count)
		return;
	fputs(here != NULL ? "After this lab: " : "Next: ", out);
	if (p->folder == NULL) {
		fprintf(out, "%sipclab start %s\n",
			here != NULL ? "cd .. && " : "", p->lab->id);
		return;
	}
	print_cd(out, p->folder);
	if (p->changed == 0)
		fprintf(out, ", then TODO 1 in %s\n", first_file(p));
	else
		fputs(" && ipclab check\n", out);
}

static void
print_labs(FILE *out, const struct lab_progress *labs, size_t count)
{
	long points = 0;
	long most = 0;

	for (size_t i = 0; i < count; i++) {
		print_line(out, &labs[i]);
		points += labs[i].last.points;
		most += labs[i].most;
	}
	fprintf(out, "  %-12s %3ld of %3ld  as of each lab's last check\n",
		"all labs", points, most);
}

void
where_print(FILE *out)
{
	struct strlist ids = {0};
	struct error error;
	struct lab *here = work_lab_in(".");
	struct lab_progress *labs;

	if (lab_ids(&ids, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	labs = xcalloc(ids.count + 1, sizeof(*labs));
	for (size_t i = 0; i < ids.count; i++)
		labs[i] = progress_of(ids.items[i], here);
	for (size_t i = 0; i < ids.count && here != NULL; i++)
		if (strcmp(ids.items[i], here->id) == 0)
			print_here(out, &labs[i]);
	print_labs(out, labs, ids.count);
	print_next(out, labs, ids.count, here);
	fputs("All commands: ipclab --help\n", out);
	for (size_t i = 0; i < ids.count; i++)
		progress_clear(&labs[i]);
	free(labs);
	lab_free(here);
	strlist_clear(&ids);
}
