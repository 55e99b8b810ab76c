/* SPDX-License-Identifier: MIT */
/* Choosing the file of a submission that is meant. */
#include "ipclab/intake/pick.h"

#include "ipclab/base/files.h"
#include "ipclab/intake/bundle.h"
#include "ipclab/intake/name_fit.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/** The best fit of all folders in the path. */
static int
path_fits(const char *path, const char *id)
{
	const char *slash;
	int best = 0;

	while ((slash = strchr(path, '/')) != NULL) {
		int fit = name_fits_lab(path, slash - path, id);

		if (fit > best)
			best = fit;
		path = slash + 1;
	}
	return best;
}

/** Is the path in another lab's folder, and does that lab ask for this name?
 *  *elsewhere: it is in such a folder, whatever the lab asks for. */
static bool
is_anothers(const char *path, const char *id, const struct strlist *ids,
	    const char *name, bool *elsewhere)
{
	bool anothers = false;

	*elsewhere = false;
	for (size_t i = 0; i < ids->count && !anothers; i++) {
		struct lab *lab;

		if (strcmp(ids->items[i], id) == 0 ||
		    path_fits(path, ids->items[i]) == 0)
			continue;
		*elsewhere = true;
		lab = lab_read(ids->items[i], NULL);
		anothers = lab == NULL || strlist_has(&lab->files, name);
		lab_free(lab);
	}
	return anothers;
}

/** Is it in a folder named "old", "backup" or the like? */
static bool
is_in_old_folder(const char *path)
{
	const char *slash;

	for (; (slash = strchr(path, '/')) != NULL; path = slash + 1)
		if (name_sets_aside(path, slash - path))
			return true;
	return false;
}

bool
pick_is_given(const struct bundle_file *file, const char *id, const char *name)
{
	char *path = kit_path("skeletons/%s/%s", id, name);
	size_t size;
	char *data = file_read(path, BUNDLE_FILE_BYTES, &size);
	bool given = data != NULL && bundle_same(file, data, size);

	free(data);
	free(path);
	return given;
}

/* The constants of a search for a file. */
struct search {
	const struct bundle *bundle;
	const struct lab *lab;
	const char *name;
	const struct strlist *ids; /* of all labs */
};

/* Ranks; 0: not this lab's at all. One is added if the file is neither in an
   old folder nor the skeleton. */
enum { RANK_ELSEWHERE = 2, RANK_ANYWHERE = 4, RANK_LABS_FOLDER = 6 };

static int
rank(const struct search *search, const struct bundle_file *file)
{
	const char *id = search->lab->id;
	int fit = path_fits(file->path, id);
	int rank = RANK_ANYWHERE;
	bool elsewhere;

	if (fit > 0)
		rank = RANK_LABS_FOLDER + 2 * fit;
	else if (is_anothers(file->path, id, search->ids, search->name,
			     &elsewhere))
		return 0;
	else if (elsewhere)
		rank = RANK_ELSEWHERE;
	return rank + (!is_in_old_folder(file->path) &&
		       !pick_is_given(file, id, search->name));
}

/* The best of the files that may be the wanted one. */
struct choice {
	const struct bundle_file *best;
	const struct bundle_file *other; /* as good, but different text */
	const struct bundle_file *older; /* left out as the skeleton, or because
					    of its folder */
	int rank;
};

/** Should a note say that the lower-ranked file was left out? Not if it is in
 *  another lab's folder, which says so itself, or if it is a copy. */
static bool
is_worth_a_note(const struct bundle_file *left, int rank,
		const struct bundle_file *taken, int higher)
{
	return rank / 2 == higher / 2 ||
	       (rank > RANK_ANYWHERE &&
		!bundle_same(left, taken->data, taken->size));
}

static void
consider(struct choice *choice, const struct bundle_file *file, int rank)
{
	const struct bundle_file *best = choice->best;

	if (rank == 0)
		return;
	if (rank < choice->rank) {
		if (is_worth_a_note(file, rank, best, choice->rank))
			choice->older = file;
		return;
	}
	if (rank > choice->rank) {
		choice->other = NULL;
		if (best == NULL ||
		    !is_worth_a_note(best, choice->rank, file, rank))
			best = NULL;
		choice->older = best;
	} else if (!bundle_same(best, file->data, file->size)) {
		choice->other = file;
	}
	if (rank > choice->rank || strcmp(file->path, best->path) < 0) {
		if (choice->other == file)
			choice->other = best;
		choice->best = file;
	}
	choice->rank = rank;
}

/** Choose among the files whose names fit exactly this well and are not wanted
 *  themselves. */
static struct choice
choose(const struct search *search, enum name_fit fit)
{
	const struct bundle *bundle = search->bundle;
	struct choice choice = {0};

	for (size_t i = 0; i < bundle->count; i++) {
		const struct bundle_file *file = &bundle->files[i];
		const char *last = bundle_last_part(file->path);

		if (name_fit(last, search->name) == fit &&
		    (fit == NAME_EXACT ||
		     (!strlist_has(&bundle->wanted, last) &&
		      !strlist_has(&search->lab->files, last))))
			consider(&choice, file, rank(search, file));
	}
	return choice;
}

/** Note the files that were not taken although they may be meant. */
static void
note_rest(struct bundle *bundle, const struct choice *choices,
	  enum name_fit fit)
{
	const struct choice *taken = &choices[fit];

	if (taken->older != NULL)
		bundle_note(bundle, "%s: left out, because %s is there",
			    taken->older->path, taken->best->path);
	for (enum name_fit less = fit - 1; less > NAME_ASIDE; less--) {
		const struct choice *rest = &choices[less];

		if (rest->best == NULL || rest->rank < taken->rank ||
		    bundle_same(taken->best, rest->best->data,
				rest->best->size))
			continue;
		if (less == NAME_NEAR)
			bundle_note(bundle, "%s: left out, because %s is there",
				    rest->best->path, taken->best->path);
		else
			bundle_doubt(bundle, DOUBT_SEVERAL,
				     "%s: left out, because %s is there; which "
				     "of them is meant?",
				     rest->best->path, taken->best->path);
	}
}

/** Take the best of those that fit equally well; none if two may be meant. */
static const struct bundle_file *
take(struct bundle *bundle, const struct search *search,
     const struct choice *choices, enum name_fit fit)
{
	const struct choice *choice = &choices[fit];
	const char *name = search->name;

	if (fit != NAME_EXACT && choice->other != NULL) {
		bundle_doubt(bundle, DOUBT_SEVERAL,
			     "%s: it may be %s or %s, so neither was taken; "
			     "hand in one, under the right name",
			     name, choice->best->path, choice->other->path);
		return NULL;
	}
	if (choice->other != NULL)
		bundle_doubt(bundle, DOUBT_SEVERAL,
			     "%s: there are several; %s was taken", name,
			     choice->best->path);
	if (fit != NAME_EXACT)
		bundle_note(bundle, "%s: taken as %s, which is its right name",
			    choice->best->path, name);
	if (choice->rank < RANK_ANYWHERE)
		bundle_note(bundle,
			    "%s: taken for %s, though it is in another lab's "
			    "folder",
			    choice->best->path, search->lab->id);
	note_rest(bundle, choices, fit);
	return choice->best;
}

const struct bundle_file *
bundle_pick(struct bundle *bundle, const struct lab *lab, const char *name)
{
	struct strlist ids = {0};
	struct search search = {bundle, lab, name, &ids};
	struct choice choices[NAME_EXACT + 1] = {0};
	const struct bundle_file *file = NULL;
	enum name_fit fit = NAME_EXACT;

	lab_ids(&ids, NULL);
	for (enum name_fit any = NAME_ASIDE; any <= NAME_EXACT; any++)
		choices[any] = choose(&search, any);
	while (fit > NAME_ASIDE && choices[fit].best == NULL)
		fit--;
	if (fit > NAME_ASIDE)
		file = take(bundle, &search, choices, fit);
	else if (choices[fit].best != NULL)
		bundle_doubt(bundle, DOUBT_NAME,
			     "%s: left out, because its name says that it is "
			     "not %s",
			     choices[fit].best->path, name);
	strlist_clear(&ids);
	bundle->lacks |= file == NULL;
	return file;
}
