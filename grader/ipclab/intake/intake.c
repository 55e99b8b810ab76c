/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/intake.h"

#include "ipclab/base/files.h"
#include "ipclab/base/instant.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/intake/entries.h"
#include "ipclab/intake/gradescope.h"
#include "ipclab/intake/logins.h"
#include "ipclab/intake/names.h"
#include "ipclab/intake/normalise.h"
#include "ipclab/intake/site_name.h"

#include <stdlib.h>
#include <string.h>

enum { METADATA_BYTES = 64 << 20 };

void
intake_clear(struct intake *intake)
{
	for (size_t i = 0; i < intake->count; i++) {
		free(intake->items[i].name);
		free(intake->items[i].raw);
		free(intake->items[i].key);
		json_decref(intake->items[i].origin);
		strlist_clear(&intake->items[i].paths);
		strlist_clear(&intake->items[i].keys);
	}
	free(intake->items);
	strlist_clear(&intake->aside);
	strlist_clear(&intake->alike);
	*intake = (struct intake){0};
}

/** A new submission. raw: for display. Takes over key. */
static struct submission *
new_submission(struct intake *intake, const char *raw, char *key)
{
	struct submission *item;

	intake->items =
		xrealloc(intake->items, (intake->count + 1) * sizeof(*item));
	item = &intake->items[intake->count++];
	*item = (struct submission){.raw = xstrdup(raw), .key = key};
	return item;
}

/** The submission of a student whom a site names; made if it is new. */
static struct submission *
submission_of(struct intake *intake, const struct site_name *name)
{
	/* Not by the number alone: a TA's own names may look like a site's. */
	char *key = strf("%s:%s:%s", name->site, name->id, name->name);
	char *raw;
	struct submission *item;

	for (size_t i = 0; i < intake->count; i++) {
		if (strcmp(intake->items[i].key, key) == 0) {
			free(key);
			return &intake->items[i];
		}
	}
	raw = site_name_submission(name);
	item = new_submission(intake, raw, key);
	free(raw);
	return item;
}

/** Move the last path to its place by order of upload. */
static void
put_by_upload(struct strlist *paths)
{
	for (size_t i = paths->count - 1; i > 0; i--) {
		char **pair = &paths->items[i - 1];
		char *before = pair[0];
		struct site_name left = {0};
		struct site_name right = {0};
		bool in_order =
			site_name_parse(strrchr(before, '/') + 1, &left) &&
			site_name_parse(strrchr(pair[1], '/') + 1, &right) &&
			site_name_compare(&left, &right) <= 0;

		site_name_clear(&left);
		site_name_clear(&right);
		if (in_order)
			return;
		pair[0] = pair[1];
		pair[1] = before;
	}
}

static void
add_entry(struct intake *intake, const char *folder, const char *entry,
	  const struct logins *logins)
{
	struct site_name site;
	struct submission *item;

	if (logins_parse(logins, entry, &site)) {
		item = submission_of(intake, &site);
		site_name_clear(&site);
	} else {
		char *raw = xstrndup(entry, strlen(entry) -
						    tidy_archive_suffix(entry));

		item = new_submission(intake, raw, strf(":%s", entry));
		free(raw);
	}
	strlist_take(&item->paths, strf("%s/%s", folder, entry));
	put_by_upload(&item->paths);
}

static int
by_name(const void *a, const void *b)
{
	const struct submission *left = a;
	const struct submission *right = b;

	return strcmp(left->name, right->name);
}

/** Give each its file name. Names that clash or are too long get a hash of the
 *  path. */
static void
name_all(struct intake *intake)
{
	struct strlist names = {0};

	for (size_t i = 0; i < intake->count; i++)
		strlist_take(&names, name_escape(intake->items[i].raw));
	for (size_t i = 0; i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		bool alike = false;

		for (size_t k = 0; k < intake->count && !alike; k++)
			alike = k != i &&
				strcmp(names.items[i], names.items[k]) == 0;
		item->name = alike || strlen(names.items[i]) > NAME_BYTES
				     ? name_with_hash(names.items[i],
						      item->paths.items[0])
				     : xstrdup(names.items[i]);
		if (alike) {
			char *path = text_clean(item->paths.items[0],
						strlen(item->paths.items[0]));

			strlist_take(&intake->alike,
				     strf("%s: another one has the same name; "
					  "this one is called %s here",
					  path, item->name));
			free(path);
		}
	}
	strlist_clear(&names);
	qsort(intake->items, intake->count, sizeof(*intake->items), by_name);
}

/** Make names safe to show on a terminal; say who is alone. */
static void
clean_all(struct intake *intake)
{
	for (size_t i = 0; i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		char *clean = text_clean(item->raw, strlen(item->raw));

		free(item->raw);
		item->raw = clean;
		item->among = intake->count > 1;
	}
}

/** Keep all that the site says, not only the name. */
static void
note_origins(struct intake *intake, const struct logins *logins)
{
	for (size_t i = 0; i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		const char *last = item->paths.items[item->paths.count - 1];
		struct site_name site;
		char at[32];

		if (!logins_parse(logins, strrchr(last, '/') + 1, &site))
			continue;
		site_name_instant(&site, at);
		item->origin = json_pack("{s:s,s:o,s:o}", "site", site.site,
					 "id", json_text(site.id), "name",
					 json_text(site.name));
		if (site.upload != NULL)
			json_object_set_new(item->origin, "upload",
					    json_text(site.upload));
		if (*at != '\0')
			json_object_set_new(item->origin, "at",
					    json_string(at));
		site_name_clear(&site);
	}
}

/** Gradescope numbers its folders; a file says whose they are. */
static void
take_gradescope_names(struct intake *intake, const char *folder)
{
	char *path = strf("%s/" GRADESCOPE_METADATA, folder);
	char *metadata = file_read(path, METADATA_BYTES, NULL);

	for (size_t i = 0; metadata != NULL && i < intake->count; i++) {
		struct submission *item = &intake->items[i];
		char *students = gradescope_students(metadata, item->raw);

		if (students != NULL) {
			char *at = gradescope_instant(metadata, item->raw);
			char stamp[32] = "";

			if (at != NULL && instant_parse(at) >= 0)
				instant_text(instant_parse(at), stamp);
			item->origin =
				json_pack("{s:s,s:o,s:o}", "site", "gradescope",
					  "id", json_text(item->raw), "name",
					  json_text(students));
			if (*stamp != '\0')
				json_object_set_new(item->origin, "at",
						    json_string(stamp));
			free(at);
			gradescope_keys(metadata, item->raw, &item->keys);
			free(item->raw);
			item->raw = students;
		}
	}
	free(metadata);
	free(path);
}

int
intake_list(struct intake *intake, const char *path, struct error *error)
{
	struct strlist entries = {0};
	struct logins logins;
	int result;

	*intake = (struct intake){0};
	result = entries_read(path, &entries, &intake->aside, error);
	if (result == 0 && entries_are_ones(&entries))
		result =
			error_set(error,
				  "%s: it holds one student's work (%s%s), not "
				  "a class; name the folder above it",
				  path, entries.items[0],
				  entries.count > 1 ? ", ..." : "");
	if (result == 0 && entries.count == 0)
		result = error_set(error,
				   "%s: no submissions in it; put a folder or "
				   "archive for each student there",
				   path);
	logins_read(&logins, path, &entries);
	for (size_t i = 0; i < entries.count && result == 0; i++)
		add_entry(intake, path, entries.items[i], &logins);
	strlist_clear(&entries);
	if (result == 0) {
		name_all(intake);
		note_origins(intake, &logins);
		take_gradescope_names(intake, path);
		clean_all(intake);
	}
	logins_clear(&logins);
	return result;
}
