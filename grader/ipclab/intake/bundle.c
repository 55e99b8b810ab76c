/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/bundle.h"

#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/normalise.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTES = 50 }; /* also the most doubts */

void
bundle_want(struct bundle *bundle, const struct lab *lab)
{
	for (size_t i = 0; i < lab->files.count; i++)
		if (!strlist_has(&bundle->wanted, lab->files.items[i]))
			strlist_add(&bundle->wanted, lab->files.items[i]);
}

const char *
bundle_last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

bool
bundle_wants(const struct bundle *bundle, const char *path)
{
	const char *name = bundle_last_part(path);

	for (size_t i = 0; i < bundle->wanted.count; i++)
		if (name_fit(name, bundle->wanted.items[i]) != NAME_OTHER)
			return true;
	return false;
}

bool
bundle_same(const struct bundle_file *file, const char *data, size_t size)
{
	return file->size == size && memcmp(file->data, data, size) == 0;
}

/** Is there nothing in it, as after a failed upload or a full disk? */
static bool
is_blank(const char *data, size_t size)
{
	while (size > 0 && (data[size - 1] == '\0' ||
			    isspace((unsigned char)data[size - 1])))
		size--;
	return size == 0;
}

void
bundle_add(struct bundle *bundle, const char *path, char *data, size_t size)
{
	struct bundle_file *file = NULL;
	const char *what;

	data[size] = '\0';
	if (bundle->drops_empty &&
	    content_of(data, size, &what) != CONTENT_UNKNOWN) {
		bundle_doubt(bundle, DOUBT_DAMAGED,
			     "%s: left out, it is %s; hand in the source under "
			     "this name",
			     path, what);
		free(data);
		return;
	}
	data = tidy_text(data, &size, &what);
	if (bundle->drops_empty && is_blank(data, size)) {
		bundle_doubt(bundle, DOUBT_DAMAGED,
			     "%s: left out, it is empty; hand it in again",
			     path);
		free(data);
		return;
	}
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
	} else if (!bundle_same(file, data, size)) {
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

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	if (bundle->notes.count < NOTES && !strlist_has(&bundle->notes, text))
		strlist_add(&bundle->notes, text);
}

void
bundle_doubt(struct bundle *bundle, const char *id, const char *format, ...)
{
	struct bundle_doubt *doubt;
	va_list ap;
	char text[1024];

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	bundle_note(bundle, "%s", text);
	for (size_t i = 0; i < bundle->doubt_count; i++)
		if (strcmp(bundle->doubts[i].message, text) == 0)
			return;
	if (bundle->doubt_count >= NOTES)
		return;
	bundle->doubts = xrealloc(bundle->doubts,
				  (bundle->doubt_count + 1) * sizeof(*doubt));
	doubt = &bundle->doubts[bundle->doubt_count++];
	*doubt = (struct bundle_doubt){id, xstrdup(text)};
}

struct bundle
bundle_beside(const struct bundle *bundle)
{
	struct bundle beside = {.total = bundle->total,
				.entries = bundle->entries};

	for (size_t i = 0; i < bundle->wanted.count; i++)
		strlist_add(&beside.wanted, bundle->wanted.items[i]);
	return beside;
}

/** A file of the bundle that fits the same wanted name, or NULL. */
static const struct bundle_file *
same_wanted(const struct bundle *bundle, const char *path)
{
	const char *name = bundle_last_part(path);

	for (size_t w = 0; w < bundle->wanted.count; w++) {
		const char *wanted = bundle->wanted.items[w];

		for (size_t i = 0;
		     name_fit(name, wanted) >= NAME_NEAR && i < bundle->count;
		     i++) {
			const struct bundle_file *file = &bundle->files[i];

			if (name_fit(bundle_last_part(file->path), wanted) >=
			    NAME_NEAR)
				return file;
		}
	}
	return NULL;
}

/** By its name, does the archive hold old work: "old.zip"? */
static bool
is_former(const char *path)
{
	const char *name = bundle_last_part(path);

	return name_sets_aside(name, strlen(name) - tidy_archive_suffix(name));
}

void
bundle_made_at(struct bundle *bundle, time_t at, const char *clock)
{
	/* A zip without times says 1980; a wrong clock may say anything. */
	static const time_t year_2000 = 946684800;

	if (at <= bundle->at || at < year_2000 || at > time(NULL))
		return;
	bundle->at = at;
	bundle->clock = clock;
}

void
bundle_fill(struct bundle *bundle, struct bundle *more, const char *from)
{
	size_t taken = 0;
	size_t before = bundle->count;

	bundle->entries = more->entries;
	if (more->at > 0)
		bundle_made_at(bundle, more->at, more->clock);
	for (size_t i = 0; i < more->doubt_count; i++)
		bundle_doubt(bundle, more->doubts[i].id, "%s",
			     more->doubts[i].message);
	for (size_t i = 0; i < more->notes.count; i++)
		bundle_note(bundle, "%s", more->notes.items[i]);
	for (size_t i = 0; i < more->others.count; i++)
		bundle_other(bundle, more->others.items[i], CONTENT_UNKNOWN);
	for (size_t i = 0; i < more->hidden.count; i++)
		strlist_add(&bundle->hidden, more->hidden.items[i]);
	for (size_t i = 0; i < more->count; i++) {
		struct bundle_file *file = &more->files[i];
		/* Files of the same archive differ by their folders, so compare
		   only with those from before. */
		struct bundle there = {.wanted = bundle->wanted,
				       .files = bundle->files,
				       .count = before};
		const struct bundle_file *old = same_wanted(&there, file->path);

		if (old == NULL) {
			bundle_add(bundle, file->path, file->data, file->size);
			file->data = NULL;
			taken++;
		} else if (!is_former(from) &&
			   !bundle_same(old, file->data, file->size)) {
			bundle_doubt(bundle, DOUBT_SEVERAL,
				     "%s: left out, because %s is there; which "
				     "of them is meant?",
				     file->path, old->path);
		}
	}
	if (taken == 0 && more->count > 0)
		bundle_note(bundle, "%s: left out, there are sources beside it",
			    bundle_last_part(from));
	else if (before > 0 && taken > 0)
		bundle_note(bundle,
			    "%s: opened for files that are not beside it",
			    bundle_last_part(from));
	bundle_clear(more);
}

bool
bundle_needs_look(const struct bundle *bundle, const struct bundle_doubt *doubt)
{
	return bundle->lacks || strcmp(doubt->id, DOUBT_SEVERAL) == 0 ||
	       strcmp(doubt->id, DOUBT_STUDENTS) == 0;
}

void
bundle_other(struct bundle *bundle, const char *path, enum content content)
{
	struct strlist *list = content == CONTENT_ARCHIVE ? &bundle->archives
							  : &bundle->others;

	if (content == CONTENT_FOREIGN)
		bundle_doubt(bundle, DOUBT_ARCHIVE,
			     "%s: left out, archives of this kind are not "
			     "opened; hand it in as .zip",
			     path);
	else if (list->count < BUNDLE_ENTRIES)
		strlist_add(list, path);
}

void
bundle_clear(struct bundle *bundle)
{
	for (size_t i = 0; i < bundle->count; i++) {
		free(bundle->files[i].path);
		free(bundle->files[i].data);
	}
	for (size_t i = 0; i < bundle->doubt_count; i++)
		free(bundle->doubts[i].message);
	free(bundle->doubts);
	free(bundle->files);
	strlist_clear(&bundle->wanted);
	strlist_clear(&bundle->notes);
	strlist_clear(&bundle->others);
	strlist_clear(&bundle->archives);
	strlist_clear(&bundle->hidden);
	*bundle = (struct bundle){0};
}
