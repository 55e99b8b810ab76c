/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/together.h"

#include "ipclab/base/csv.h"
#include "ipclab/base/files.h"
#include "ipclab/intake/roster_match.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ALLOWED_BYTES = 1 << 20 };

/** Takes over set. */
static void
put(struct together *together, const char *submission, char *set)
{
	strlist_add(&together->names, submission);
	strlist_take(&together->sets, set);
}

void
together_clear(struct together *together)
{
	strlist_clear(&together->names);
	strlist_clear(&together->sets);
}

bool
together_are(const void *context, const char *a, const char *b)
{
	const struct together *t = context;

	for (size_t i = 0; i < t->names.count; i++)
		for (size_t k = 0;
		     k < t->names.count && strcmp(t->names.items[i], a) == 0;
		     k++)
			if (strcmp(t->names.items[k], b) == 0 &&
			    strcmp(t->sets.items[i], t->sets.items[k]) == 0)
				return true;
	return false;
}

static bool
is_of(const struct person *person, const char *word)
{
	return strcmp(person->name, word) == 0 ||
	       strlist_has(&person->keys, word);
}

/** The submission that a field means, or NULL. */
static const char *
meant_by(const char *word, const struct intake *intake,
	 const struct roster *roster)
{
	for (size_t i = 0; i < intake->count; i++)
		if (strcmp(intake->items[i].name, word) == 0 ||
		    strcmp(intake->items[i].raw, word) == 0)
			return intake->items[i].name;
	for (size_t i = 0; i < roster->count; i++)
		if (is_of(&roster->people[i], word))
			return roster->people[i].submission;
	return NULL;
}

static int
read_allowed(struct together *together, const struct intake *intake,
	     const struct roster *roster, const char *path, struct error *error)
{
	char *text = file_read(path, ALLOWED_BYTES, NULL);
	const char *rest = text;
	struct strlist fields = {0};

	if (text == NULL)
		return error_set(error, "--allowed %s: %s", path,
				 strerror(errno));
	for (size_t line = 1; csv_row(&rest, csv_separator(text), &fields);
	     line++) {
		for (size_t i = 0; i < fields.count; i++) {
			const char *word = fields.items[i] +
					   strspn(fields.items[i], " \t");
			const char *submission = meant_by(word, intake, roster);

			if (submission != NULL)
				put(together, submission,
				    strf("line %zu", line));
			else if (*word != '\0')
				warning("%s: nothing was handed in by '%s'",
					path, word);
		}
		strlist_clear(&fields);
	}
	free(text);
	return 0;
}

int
together_read(struct together *together, struct intake *intake,
	      const char *roster_path, const char *allowed, struct error *error)
{
	struct roster roster = {0};
	struct strlist strangers = {0};
	int done = 0;

	*together = (struct together){0};
	if (roster_path != NULL)
		done = roster_read(&roster, roster_path, error);
	if (done == 0 && roster_path != NULL)
		roster_match(&roster, intake, &strangers);
	for (size_t i = 0; i < roster.count; i++) {
		const struct person *person = &roster.people[i];

		if (person->submission != NULL && *person->group != '\0')
			put(together, person->submission,
			    strf("group %s", person->group));
	}
	if (done == 0 && allowed != NULL)
		done = read_allowed(together, intake, &roster, allowed, error);
	strlist_clear(&strangers);
	roster_clear(&roster);
	return done;
}
