/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/strays.h"

#include "ipclab/intake/hidden_files.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/intake/pick.h"
#include "ipclab/lab/labs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	NAMED = 6,   /* files that one note names */
	STRAYS = 20, /* the most that are doubted */
};

/** Does a lab of the kit ask for a file of this name, whether we grade it or
 *  not? */
static bool
is_asked_for(const char *name, const struct lab_set *labs)
{
	for (size_t i = 0; i < labs->count; i++) {
		const struct strlist *files = &labs->items[i]->files;

		for (size_t k = 0; k < files->count; k++)
			if (name_fit(name, files->items[k]) >= NAME_NEAR)
				return true;
	}
	return false;
}

/** Is one of the files that we don't want asked for by another lab of the
 *  kit? */
static bool
has_other_labs_file(const struct bundle *bundle)
{
	struct lab_set labs = lab_read_all();
	bool has = false;

	for (size_t i = 0; i < bundle->others.count && i < STRAYS && !has; i++)
		has = is_asked_for(bundle_last_part(bundle->others.items[i]),
				   &labs);
	lab_set_clear(&labs);
	return has;
}

void
bundle_note_others(struct bundle *bundle)
{
	struct strlist first = {0};
	const char *more = bundle->others.count > NAMED ? " and so on" : "";
	char *hidden = strlist_join(&bundle->hidden, ", ");
	char *others;

	for (size_t i = 0; i < bundle->others.count && i < NAMED; i++)
		strlist_add(&first, bundle->others.items[i]);
	others = strlist_join(&first, ", ");
	if (bundle->count > 0)
		;
	else if (has_other_labs_file(bundle))
		bundle_note(bundle, "there are only files of other labs: %s%s",
			    others, more);
	else if (bundle->others.count > 0)
		bundle_doubt(bundle, DOUBT_NOTHING,
			     "no file that a lab asks for is there, but: %s%s",
			     others, more);
	else if (bundle->doubt_count == 0 && bundle->hidden.count > 0)
		bundle_doubt(bundle, DOUBT_NOTHING,
			     "there are only hidden folders in it (%s): hand "
			     "in the files themselves",
			     hidden);
	else if (bundle->doubt_count == 0)
		bundle_doubt(bundle, DOUBT_NOTHING,
			     "it is empty: there is no file in it");
	free(hidden);
	free(others);
	strlist_clear(&first);
}

/** By its name, is it a source in C or C++, or what changes one? */
static bool
is_source(const char *path)
{
	static const char *const suffixes[] = {".c",   ".cpp",   ".cc",  ".cxx",
					       ".c++", ".patch", ".diff"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (name_ends_in(path, strlen(path), suffixes[i]))
			return true;
	return false;
}

/** Would a name (of length bytes) with another suffix fit the wanted one?
 *  Letters that are not ASCII don't count. */
static bool
fits_by_stem(const char *name, size_t length, const char *wanted)
{
	const char *suffix = strrchr(wanted, '.');
	char *stem = xcalloc(length + 1, 1);
	char *dot;
	size_t n = 0;
	char *whole;
	bool fits;

	for (size_t i = 0; i < length; i++)
		if ((unsigned char)name[i] < 0x80 && (n > 0 || name[i] != '.'))
			stem[n++] = name[i];
	dot = strrchr(stem, '.');
	/* "frame.cpp" is meant for frame.c, not for frame.h. */
	fits = suffix[1] != 'h' ||
	       (dot != NULL && tolower((unsigned char)dot[1]) == 'h');
	if (dot != NULL)
		*dot = '\0';
	whole = strf("%s%s", stem, suffix);
	fits = fits && name_fit(whole, wanted) >= NAME_WITH_WORDS;
	free(whole);
	free(stem);
	return fits;
}

/** May it be meant for the wanted file: "hello.cpp", "hello/main.c"? */
static bool
may_be(const char *path, const char *wanted)
{
	const char *name = bundle_last_part(path);
	const char *slash;

	if (strchr(wanted, '.') == NULL)
		return false;
	if (fits_by_stem(name, strlen(name), wanted))
		return true;
	for (; is_source(path) && (slash = strchr(path, '/')) != NULL;
	     path = slash + 1)
		if (fits_by_stem(path, slash - path, wanted))
			return true;
	return false;
}

/** Does a source that was found include it, or a header of its name? */
static bool
is_included(const struct bundle *bundle, const char *path)
{
	const char *name = bundle_last_part(path);
	int stem = strcspn(name, ".");
	char *forms[] = {strf("%.*s.h\"", stem, name), strf("%s\"", name)};
	bool included = false;

	for (size_t i = 0; i < bundle->count && !included; i++)
		for (size_t k = 0; k < 2 && !included; k++)
			included = memmem(bundle->files[i].data,
					  bundle->files[i].size, forms[k],
					  strlen(forms[k])) != NULL;
	free(forms[0]);
	free(forms[1]);
	return included;
}

/** Is it in the folder of a lab of which something is there? */
static bool
is_in_others_folder(const char *path, const struct lab_set *labs,
		    const struct strlist *empty)
{
	const char *slash;

	for (; (slash = strchr(path, '/')) != NULL; path = slash + 1)
		for (size_t i = 0; i < labs->count; i++)
			if (name_fits_lab(path, slash - path,
					  labs->items[i]->id) > 0 &&
			    !strlist_has(empty, labs->items[i]->id))
				return true;
	return false;
}

/** Add to `named` what may be meant for the wanted file, and doubt it. */
static void
doubt_misnamed(struct bundle *bundle, const char *wanted, struct strlist *named)
{
	for (size_t i = 0; i < bundle->others.count; i++) {
		const char *path = bundle->others.items[i];

		if (named->count >= STRAYS || strlist_has(named, path) ||
		    !may_be(path, wanted))
			continue;
		strlist_add(named, path);
		if (hidden_by_folder(path))
			bundle_doubt(bundle, DOUBT_NAME,
				     "%s: left out, because its folder is "
				     "hidden; is it meant for %s?",
				     path, wanted);
		else
			bundle_doubt(bundle, DOUBT_NAME,
				     "%s: left out, because it is not %s; hand "
				     "that in, or this one under that name",
				     path, wanted);
	}
}

/** Doubt the sources that may be those of a lab of which nothing is there.
 *  Leaves out those in `named`. */
static void
doubt_sources(struct bundle *bundle, const struct strlist *empty,
	      struct strlist *named)
{
	struct lab_set labs = lab_read_all();

	for (size_t i = 0; i < bundle->others.count; i++) {
		const char *path = bundle->others.items[i];

		if (named->count >= STRAYS || !is_source(path) ||
		    *bundle_last_part(path) == '.' ||
		    strlist_has(named, path) ||
		    is_in_others_folder(path, &labs, empty))
			continue;
		strlist_add(named, path);
		if (!is_asked_for(bundle_last_part(path), &labs) &&
		    !is_included(bundle, path))
			bundle_doubt(bundle, DOUBT_NAME,
				     "%s: left out, because no lab asks for a "
				     "file of this name; is it for a lab of "
				     "which nothing else is there?",
				     path);
	}
	lab_set_clear(&labs);
}

void
bundle_doubt_strays(struct bundle *bundle, struct lab *const *labs,
		    size_t count)
{
	struct strlist empty = {0};
	struct strlist named = {0};

	for (size_t i = 0; i < bundle->doubt_count; i++)
		if (strcmp(bundle->doubts[i].id, DOUBT_NOTHING) == 0)
			return; /* which names them */
	for (size_t i = 0; i < count; i++) {
		const struct strlist *files = &labs[i]->files;
		size_t missing = 0;

		for (size_t k = 0; k < files->count; k++) {
			if (bundle_pick(bundle, labs[i], files->items[k]) !=
			    NULL)
				continue;
			missing++;
			doubt_misnamed(bundle, files->items[k], &named);
		}
		if (missing == files->count)
			strlist_add(&empty, labs[i]->id);
	}
	if (empty.count > 0 && bundle->others.count > 0)
		doubt_sources(bundle, &empty, &named);
	strlist_clear(&empty);
	strlist_clear(&named);
}
