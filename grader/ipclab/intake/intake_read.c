/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/intake_read.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/archive.h"
#include "ipclab/intake/git_instant.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/normalise.h"
#include "ipclab/intake/read_folder.h"
#include "ipclab/intake/several.h"
#include "ipclab/intake/site_name.h"
#include "ipclab/intake/site_note.h"
#include "ipclab/intake/strays.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/** Sort archives of old work, by their names, last. */
static int
former_last(const void *a, const void *b)
{
	const char *const *left = a;
	const char *const *right = b;
	const char *names[2] = {bundle_last_part(*left),
				bundle_last_part(*right)};
	bool former[2];

	for (int i = 0; i < 2; i++)
		former[i] = name_sets_aside(
			names[i],
			strlen(names[i]) - tidy_archive_suffix(names[i]));
	return former[0] != former[1] ? former[0] - former[1]
				      : strcmp(*left, *right);
}

/** Take from an archive the files that are not there yet. name: its path within
 *  the folder. */
static void
fill_from(const char *folder, const char *name, struct bundle *bundle)
{
	char *path = strf("%s/%s", folder, name);
	size_t stem = strlen(name) - tidy_archive_suffix(name);
	char *prefix = strf("%.*s/", (int)stem, name);
	struct bundle more = bundle_beside(bundle);
	struct error error;

	if (bundle_read_archive(&more, path, prefix, &error) < 0)
		bundle_doubt(&more, DOUBT_DAMAGED, "%s", error.text);
	bundle_fill(bundle, &more, path);
	free(prefix);
	free(path);
}

/**
 * Open the archives that were found in a student's folder, where Moodle and
 * people put them. Sources beside them take precedence.
 */
static void
read_archives_in(const char *folder, struct bundle *bundle)
{
	struct strlist names = bundle->archives;

	bundle->archives = (struct strlist){0};
	if (names.count > 0)
		qsort(names.items, names.count, sizeof(*names.items),
		      former_last);
	for (size_t i = 0; i < names.count && i < BUNDLE_ARCHIVES; i++)
		fill_from(folder, names.items[i], bundle);
	if (names.count > BUNDLE_ARCHIVES)
		bundle_doubt(bundle, DOUBT_ARCHIVE,
			     "%s: left out, there are more than %d archives",
			     names.items[BUNDLE_ARCHIVES], BUNDLE_ARCHIVES);
	strlist_clear(&names);
}

/** joined: one of a student's several files, so others may be unwanted. */
static int
read_single(const char *path, const char *name, bool joined,
	    enum content content, struct bundle *bundle, struct error *error)
{
	size_t size;
	char *data;

	if (joined && !bundle_wants(bundle, name)) {
		bundle_other(bundle, name, content);
		return 0;
	}
	if (content == CONTENT_FOREIGN)
		return error_set(error,
				 "%s: archives of this kind are not opened; "
				 "hand it in again, as .zip or .tar.gz",
				 name);
	if (!bundle_wants(bundle, name))
		return error_set(error,
				 "%s: neither a folder, nor an archive, "
				 "nor a file that a lab asks for; hand it in "
				 "again, as .zip or .tar.gz",
				 name);
	data = file_read(path, BUNDLE_FILE_BYTES, &size);
	if (data == NULL)
		return error_set(error, "%s: %s", name, strerror(errno));
	bundle_add(bundle, name, data, size);
	return 0;
}

/** file: the name without the site's prefix. */
static int
read_path(const char *path, const char *file, bool joined,
	  struct bundle *bundle, struct error *error)
{
	const char *entry = strrchr(path, '/') + 1;
	enum content content;
	struct stat st;

	if (lstat(path, &st) < 0)
		return error_set(error, "%s: %s", entry, strerror(errno));
	if (S_ISLNK(st.st_mode))
		return error_set(error,
				 "it is a symbolic link, and those are "
				 "not followed; put the files themselves "
				 "there");
	if (S_ISDIR(st.st_mode)) {
		if (bundle_read_folder(bundle, path, error) < 0)
			return -1;
		bundle_made_at(bundle, git_instant(path), CLOCK_GIT);
		read_archives_in(path, bundle);
		return 0;
	}
	content = content_of_file(AT_FDCWD, path);
	if (content == CONTENT_ARCHIVE && !bundle_wants(bundle, file))
		return bundle_read_archive(bundle, path, "", error);
	return read_single(path, file, joined, content, bundle, error);
}

/** Read one of a student's entries. */
static int
read_one(const char *path, bool joined, struct bundle *bundle,
	 struct error *error)
{
	const char *entry = strrchr(path, '/') + 1;
	struct site_name site;
	int result;

	if (!site_name_parse(entry, &site))
		return read_path(path, entry, joined, bundle, error);
	if (site.late)
		bundle_note(bundle, "%s: handed in late, according to Canvas",
			    entry);
	result = read_path(path, *site.file != '\0' ? site.file : entry, true,
			   bundle, error);
	site_name_clear(&site);
	return result;
}

/** Do these two files belong to one attempt? Blackboard exports all. */
static bool
is_same_attempt(const char *a, const char *b)
{
	struct site_name left = {0};
	struct site_name right = {0};
	bool same = !site_name_parse(strrchr(a, '/') + 1, &left) ||
		    !site_name_parse(strrchr(b, '/') + 1, &right) ||
		    strcmp(left.site, "blackboard") != 0 ||
		    site_name_compare(&left, &right) == 0;

	site_name_clear(&left);
	site_name_clear(&right);
	return same;
}

/** The index of an attempt's first path; after the last attempt, the number of
 *  paths. */
static size_t
attempt_start(const struct submission *submission, size_t attempt)
{
	char **paths = submission->paths.items;
	size_t i = 0;

	while (i < submission->paths.count && attempt-- > 0) {
		do
			i++;
		while (i < submission->paths.count &&
		       is_same_attempt(paths[i - 1], paths[i]));
	}
	return i;
}

/** Is it the last before `end` of its assignment, by the title? Downloads of
 *  several assignments may be in one folder. */
static bool
is_titles_last(const struct submission *submission, size_t i, size_t end)
{
	char **paths = submission->paths.items;
	struct site_name name;
	bool last = true;

	if (!site_name_parse(strrchr(paths[i], '/') + 1, &name))
		return true;
	for (size_t k = i + 1; k < end && last; k++) {
		struct site_name later;

		if (!site_name_parse(strrchr(paths[k], '/') + 1, &later))
			continue;
		last = !same_text(name.whole, later.whole) ||
		       is_same_attempt(paths[i], paths[k]);
		site_name_clear(&later);
	}
	site_name_clear(&name);
	return last;
}

size_t
intake_attempts(const struct submission *submission)
{
	size_t count = 1;

	while (attempt_start(submission, count) < submission->paths.count)
		count++;
	return count;
}

void
intake_attempt_instant(const struct submission *submission, size_t attempt,
		       char text[32])
{
	size_t first = attempt_start(submission, attempt);
	struct site_name name;

	*text = '\0';
	if (!site_name_parse(strrchr(submission->paths.items[first], '/') + 1,
			     &name))
		return;
	site_name_instant(&name, text);
	site_name_clear(&name);
}

int
intake_read_attempt(const struct submission *submission, size_t attempt,
		    struct bundle *bundle, struct error *error)
{
	bool joined = submission->paths.count > 1;
	size_t start = attempt_start(submission, attempt);
	size_t end = attempt_start(submission, attempt + 1);
	char *both;

	for (size_t i = 0; i < end; i++) {
		if (i < start && !is_titles_last(submission, i, end))
			continue;
		site_note_read(bundle, submission->paths.items[i]);
		if (read_one(submission->paths.items[i], joined, bundle,
			     error) == 0)
			continue;
		if (!joined)
			return -1;
		bundle_doubt(bundle, DOUBT_DAMAGED, "%s", error->text);
	}
	both = several_in_bundle(bundle);
	if (both == NULL && submission->among && bundle->count > 0 &&
	    submission->origin == NULL)
		both = several_in_section(bundle, submission->raw);
	if (both != NULL)
		bundle_doubt(bundle, DOUBT_STUDENTS,
			     "it may be several students' work (%s); if it is, "
			     "put each in a folder of its own beside the "
			     "others",
			     both);
	free(both);
	bundle_note_others(bundle);
	return 0;
}

int
intake_read(const struct submission *submission, struct bundle *bundle,
	    struct error *error)
{
	size_t last = intake_attempts(submission) - 1;
	size_t first = attempt_start(submission, last);
	struct site_name name;
	bool former = false;

	for (size_t i = 0; i < first; i++)
		former |=
			!is_titles_last(submission, i, submission->paths.count);
	if (former &&
	    site_name_parse(strrchr(submission->paths.items[first], '/') + 1,
			    &name)) {
		bundle_note(bundle,
			    "there are several attempts; the last one, of %s, "
			    "was taken",
			    name.upload);
		site_name_clear(&name);
	}
	return intake_read_attempt(submission, last, bundle, error);
}
