#include "ipclab/intake/bundle.h"

#include "ipclab/intake/normalise.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { OTHERS = 6 }; /* names of what nobody asks for */

void
bundle_want(struct bundle *bundle, const struct lab *lab)
{
	for (size_t i = 0; i < lab->files.count; i++)
		if (!strlist_has(&bundle->wanted, lab->files.items[i]))
			strlist_add(&bundle->wanted, lab->files.items[i]);
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

bool
bundle_wants(const struct bundle *bundle, const char *path)
{
	const char *name = last_part(path);

	for (size_t i = 0; i < bundle->wanted.count; i++)
		if (tidy_name_fits(name, bundle->wanted.items[i]))
			return true;
	return false;
}

static bool
same_bytes(const struct bundle_file *file, const char *data, size_t size)
{
	return file->size == size && memcmp(file->data, data, size) == 0;
}

void
bundle_add(struct bundle *bundle, const char *path, char *data, size_t size)
{
	struct bundle_file *file = NULL;
	const char *what;

	data[size] = '\0';
	data = tidy_text(data, &size, &what);
	if (what != NULL)
		bundle_note(bundle, "%s: %s", path, what);
	for (size_t i = 0; i < bundle->count && file == NULL; i++)
		if (strcmp(bundle->files[i].path, path) == 0)
			file = &bundle->files[i];
	if (file == NULL) {
		bundle->files = xrealloc(bundle->files,
					 (bundle->count + 1) * sizeof(*file));
		file = &bundle->files[bundle->count++];
		*file = (struct bundle_file){.path = xstrdup(path)};
	} else if (!same_bytes(file, data, size)) {
		bundle_note(bundle,
			    "%s: it was handed in more than once; the last "
			    "was taken",
			    path);
	}
	bundle->total += size - file->size;
	free(file->data);
	file->data = data;
	file->size = size;
}

void
bundle_note(struct bundle *bundle, const char *format, ...)
{
	va_list ap;
	char text[1024];

	if (bundle->notes.count >= 50)
		return;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	if (!strlist_has(&bundle->notes, text))
		strlist_add(&bundle->notes, text);
}

void
bundle_other(struct bundle *bundle, const char *path)
{
	if (tidy_is_foreign_archive(path) && tidy_archive_suffix(path) == 0)
		bundle_note(bundle,
			    "%s: left out, archives of this kind are not "
			    "opened; hand it in as .zip",
			    path);
	else if (bundle->others.count < OTHERS)
		strlist_add(&bundle->others, path);
}

void
bundle_note_others(struct bundle *bundle)
{
	char *others = strlist_join(&bundle->others, ", ");

	if (bundle->count == 0 && bundle->others.count > 0)
		bundle_note(bundle,
			    "no file that a lab asks for is there, but: %s%s",
			    others,
			    bundle->others.count == OTHERS ? " and so on" : "");
	free(others);
}

/**
 * How well does a folder's name fit a lab: 2 its id or short name, 1 its
 * number alone, 0 not at all.
 */
static int
folder_fits(const char *folder, size_t length, const char *id)
{
	const char *dash = strchr(id, '-');
	const char *number = folder;

	if (strncasecmp(folder, id, length) == 0 && id[length] == '\0')
		return 2;
	if (dash == NULL)
		return 0;
	if (strncasecmp(folder, dash + 1, length) == 0 &&
	    dash[1 + length] == '\0')
		return 2;
	while (number < folder + length && !isdigit((unsigned char)*number))
		number++;
	/* "lab2", "lab-02", "02", but not "2026-spring". */
	if (number == folder + length || number - folder > 5)
		return 0;
	for (const char *c = number; c < folder + length; c++)
		if (!isdigit((unsigned char)*c))
			return 0;
	return atoi(number) == atoi(id);
}

/** The best fit of any folder in the path. */
static int
path_fits(const char *path, const char *id)
{
	const char *slash;
	int best = 0;

	while ((slash = strchr(path, '/')) != NULL) {
		int fit = folder_fits(path, slash - path, id);

		if (fit > best)
			best = fit;
		path = slash + 1;
	}
	return best;
}

/** Does another lab's name stand in the path? */
static bool
is_elsewhere(const char *path, const char *id, const struct strlist *ids)
{
	for (size_t i = 0; i < ids->count; i++)
		if (strcmp(ids->items[i], id) != 0 &&
		    path_fits(path, ids->items[i]) > 0)
			return true;
	return false;
}

static int
rank(const char *path, const char *id, const struct strlist *ids)
{
	int fit = path_fits(path, id);

	if (fit > 0)
		return 1 + fit;
	return is_elsewhere(path, id, ids) ? 0 : 1;
}

/** Is it the name of another file of the lab's? */
static bool
is_asked(const struct lab *lab, const char *name)
{
	return strlist_has(&lab->files, name);
}

/* The best of the files that may be a lab's of some name. */
struct choice {
	const struct bundle_file *best;
	const struct bundle_file *other; /* as good, and another text */
	int rank;
};

static void
consider(struct choice *choice, const struct bundle_file *file, int rank)
{
	const struct bundle_file *best = choice->best;

	if (rank == 0 || rank < choice->rank)
		return;
	if (rank > choice->rank)
		choice->other = NULL;
	else if (!same_bytes(best, file->data, file->size))
		choice->other = file;
	if (rank > choice->rank || strcmp(file->path, best->path) < 0) {
		if (choice->other == file)
			choice->other = best;
		choice->best = file;
	}
	choice->rank = rank;
}

/** near: names that only fit, too, and not the name itself. */
static struct choice
choose(const struct bundle *bundle, const struct lab *lab, const char *name,
       const struct strlist *ids, bool near)
{
	struct choice choice = {0};

	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_file *file = &bundle->files[i];
		const char *last = last_part(file->path);

		if ((strcmp(last, name) == 0) != near &&
		    tidy_name_fits(last, name) &&
		    !(near && is_asked(lab, last)))
			consider(&choice, file, rank(file->path, lab->id, ids));
	}
	return choice;
}

const struct bundle_file *
bundle_pick(struct bundle *bundle, const struct lab *lab, const char *name)
{
	struct strlist ids = {0};
	struct choice exact;
	struct choice near;

	lab_ids(&ids, NULL);
	exact = choose(bundle, lab, name, &ids, false);
	near = choose(bundle, lab, name, &ids, true);
	strlist_clear(&ids);
	if (exact.best != NULL) {
		if (exact.other != NULL)
			bundle_note(bundle,
				    "%s: there are several; %s was taken", name,
				    exact.best->path);
		if (near.best != NULL && near.rank >= exact.rank &&
		    !same_bytes(exact.best, near.best->data, near.best->size))
			bundle_note(bundle, "%s: left out, for %s is there",
				    near.best->path, exact.best->path);
		return exact.best;
	}
	if (near.other != NULL) {
		bundle_note(bundle,
			    "%s: it may be %s or %s, so neither was taken; "
			    "hand in one, by the right name",
			    name, near.best->path, near.other->path);
		return NULL;
	}
	if (near.best != NULL)
		bundle_note(bundle, "%s: taken as %s, which is its right name",
			    near.best->path, name);
	return near.best;
}

void
bundle_clear(struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->count; i++) {
		free(bundle->files[i].path);
		free(bundle->files[i].data);
	}
	free(bundle->files);
	strlist_clear(&bundle->wanted);
	strlist_clear(&bundle->notes);
	strlist_clear(&bundle->others);
	*bundle = (struct bundle){0};
}
