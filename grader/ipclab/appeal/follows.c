/* SPDX-License-Identifier: MIT */
#include "ipclab/appeal/follows.h"

#include "ipclab/base/json_in.h"

#include <stdlib.h>
#include <string.h>

static const char *const facts[] = {"outcome",   "exit_status", "signal",
				    "processes", "pipes",       "findings"};

static bool
equal_in(const json_t *a, const json_t *b, const char *key)
{
	const json_t *x = json_object_get(a, key);
	const json_t *y = json_object_get(b, key);

	return json_equal(x != NULL ? x : json_null(),
			  y != NULL ? y : json_null()) != 0;
}

/** Are all elements of `list` in `others`? */
static bool
all_in(const json_t *list, const json_t *others)
{
	const json_t *item;
	const json_t *other;
	size_t i;
	size_t j;

	json_array_foreach (list, i, item) {
		bool there = false;

		json_array_foreach (others, j, other)
			there = there || json_equal(item, other) != 0;
		if (!there)
			return false;
	}
	return true;
}

static enum follows
run_follows(const struct judged_run *run, struct strlist *said)
{
	bool compared =
		json_is_true(json_object_get(run->seen, "compared_runs"));

	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		const char *key = facts[i];

		if (equal_in(run->seen, run->replayed, key) ||
		    (compared && strcmp(key, "findings") == 0 &&
		     all_in(json_object_get(run->replayed, key),
			    json_object_get(run->seen, key))))
			continue;
		strlist_take(said, strf("%s: %s are not what was judged",
					run->name, key));
		return FOLLOWS_NOT;
	}
	strlist_take(said, strf("%s: %s, as it was judged", run->name,
				text_in(run->seen, "outcome")));
	return FOLLOWS;
}

/** The same places: file, line and what happened there. */
static bool
same_places(const json_t *a, const json_t *b)
{
	const json_t *place;
	size_t i;

	if (json_array_size(a) != json_array_size(b))
		return false;
	json_array_foreach (a, i, place) {
		const json_t *other = json_array_get(b, i);

		if (!equal_in(place, other, "file") ||
		    !equal_in(place, other, "line") ||
		    !equal_in(place, other, "what"))
			return false;
	}
	return true;
}

/** Does the observation have the result's finding? Paths and the source lines
    around its places may differ. */
static bool
has_finding(const json_t *seen, const json_t *finding)
{
	const json_t *other;
	size_t i;

	json_array_foreach (json_object_get(seen, "findings"), i, other)
		if (equal_in(finding, other, "id") &&
		    equal_in(finding, other, "process") &&
		    equal_in(finding, other, "fd") &&
		    equal_in(finding, other, "pipe") &&
		    same_places(json_object_get(finding, "source"),
				json_object_get(other, "source")))
			return true;
	return false;
}

static bool
has_place(const json_t *seen, const json_t *place)
{
	const json_t *process;
	const json_t *site;
	size_t i;
	size_t j;

	json_array_foreach (json_object_get(seen, "processes"), i, process)
		json_array_foreach (json_object_get(process, "sites"), j, site)
			if (equal_in(site, place, "file") &&
			    equal_in(site, place, "line"))
				return true;
	return false;
}

/** Did that run make a call at each of the finding's places? */
static bool
has_places(const json_t *seen, const json_t *finding)
{
	const json_t *source = json_object_get(finding, "source");
	const json_t *place;
	size_t i;

	json_array_foreach (source, i, place)
		if (!has_place(seen, place))
			return false;
	return json_array_size(source) > 0;
}

static enum follows
finding_follows(const json_t *finding, const struct judged_run *runs,
		size_t count, struct strlist *said)
{
	const char *id = text_in(finding, "id");
	bool compared = false;

	for (size_t i = 0; i < count; i++) {
		if (has_finding(runs[i].replayed, finding)) {
			strlist_take(said,
				     strf("%s: found in %s", id, runs[i].name));
			return FOLLOWS;
		}
		compared = compared || has_finding(runs[i].seen, finding);
	}
	if (compared) {
		strlist_take(said, strf("%s: comes from comparing runs, of "
					"which only one is recorded; checking "
					"it needs the program",
					id));
		return FOLLOWS_UNKNOWN;
	}
	if (json_object_get(finding, "process") != NULL) {
		strlist_take(said, strf("%s: in none of the runs", id));
		return FOLLOWS_NOT;
	}
	/* It is the check's own; ipcprobe's findings name a process. */
	for (size_t i = 0; i < count; i++) {
		if (!has_places(runs[i].replayed, finding))
			continue;
		strlist_take(said, strf("%s: the check's own; %s made calls at "
					"its places",
					id, runs[i].name));
		return FOLLOWS;
	}
	strlist_take(said, strf("%s: the check's own, about something that "
				"recordings don't hold",
				id));
	return FOLLOWS_UNKNOWN;
}

/** Did one of the runs print the actual output? */
static enum follows
output_follows(const char *actual, const struct judged_run *runs, size_t count,
	       struct strlist *said)
{
	size_t size = strlen(actual);
	char *text = xstrndup(
		actual, size > 0 && actual[size - 1] == '\n' ? size - 1 : size);
	enum follows follows = FOLLOWS_UNKNOWN;

	for (size_t i = 0; i < count && follows != FOLLOWS; i++) {
		if (strstr(runs[i].output, text) == NULL)
			continue;
		strlist_take(said, strf("output: printed by %s", runs[i].name));
		follows = FOLLOWS;
	}
	if (follows != FOLLOWS)
		strlist_add(said, "output: not in what the recordings hold");
	free(text);
	return follows;
}

static enum follows
least(enum follows a, enum follows b)
{
	return a < b ? a : b;
}

enum follows
verdict_follows(const json_t *check, const struct judged_run *runs,
		size_t count, struct strlist *said)
{
	enum follows follows = FOLLOWS;
	const char *actual = text_in(check, "actual");
	const json_t *finding;
	size_t i;

	if (count == 0) {
		strlist_add(said, "no run is recorded");
		return FOLLOWS_UNKNOWN;
	}
	for (i = 0; i < count; i++)
		follows = least(follows, run_follows(&runs[i], said));
	json_array_foreach (json_object_get(check, "findings"), i, finding)
		follows = least(follows,
				finding_follows(finding, runs, count, said));
	if (*actual != '\0')
		follows = least(follows,
				output_follows(actual, runs, count, said));
	return follows;
}
