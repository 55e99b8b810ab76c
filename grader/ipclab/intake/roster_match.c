/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/roster_match.h"

#include "ipclab/base/instant.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/name_same.h"
#include "ipclab/base/untrusted_text.h"

#include <stdlib.h>
#include <string.h>

/** Is it that name: "Ann Lee", "Lee, Ann" or "leeann"? */
static bool
is_name(const char *given, const char *name,
	bool (*alike)(const char *, const char *))
{
	const char *comma = strchr(name, ',');
	const char *space = comma != NULL ? comma : strrchr(name, ' ');
	char *turned;
	bool is;

	if (alike(given, name))
		return true;
	if (space == NULL)
		return false;
	turned = strf("%s %.*s", space + 1, (int)(space - name), name);
	is = alike(given, turned);
	free(turned);
	return is;
}

static bool
has_key(const struct person *person, const char *key)
{
	for (size_t i = 0; i < person->keys.count; i++)
		if (roster_same(person->keys.items[i], key))
			return true;
	return false;
}

static bool
is_key(const struct person *person, const char *word)
{
	return has_key(person, word);
}

static bool
is_group(const struct person *person, const char *word)
{
	return roster_same(person->group, word);
}

static bool
is_called(const struct person *person, const char *word)
{
	return is_name(word, person->name, roster_same);
}

/** Is it the same number, without leading zeros, as spreadsheets write it? */
static bool
is_numbered(const struct person *person, const char *word)
{
	word += strspn(word, "0");
	if (*word == '\0' || word[strspn(word, "0123456789")] != '\0')
		return false;
	for (size_t i = 0; i < person->keys.count; i++) {
		const char *key = person->keys.items[i];

		if (strcmp(key + strspn(key, "0"), word) == 0)
			return true;
	}
	return false;
}

/** Is it the same name with its accents spelled differently? */
static bool
is_spelled(const struct person *person, const char *word)
{
	return is_name(word, person->name, name_same);
}

/** Words that may tell whose a submission is. */
static void
words_of(const struct submission *submission, struct strlist *words)
{
	const char *site = text_in(submission->origin, "site");
	const char *name = text_in(submission->origin, "name");
	char *group;

	if (*site != '\0' && strcmp(site, "gradescope") != 0) {
		strlist_add(words, text_in(submission->origin, "id"));
		strlist_add(words, name);
		/* Moodle puts the group before the name: "G 1-Ann Lee". */
		while ((name = strchr(name, '-')) != NULL)
			strlist_add(words, ++name);
		return;
	}
	strlist_add(words, submission->raw);
	/* Gradescope joins the names of a group. */
	group = xstrdup(submission->raw);
	for (char *part = group, *comma; part != NULL;
	     part = comma != NULL ? comma + 2 : NULL) {
		comma = strstr(part, ", ");
		if (comma != NULL)
			*comma = '\0';
		strlist_add(words, part);
	}
	free(group);
}

/** Give the submission to everyone whom the word fits. one: only if it fits
 *  exactly one person. */
static bool
give(struct roster *roster, const struct submission *submission,
     const char *word, bool (*fits)(const struct person *, const char *),
     bool one)
{
	size_t count = 0;

	for (size_t i = 0; i < roster->count; i++)
		count += fits(&roster->people[i], word);
	if (count == 0 || (one && count > 1))
		return false;
	for (size_t i = 0; i < roster->count; i++) {
		struct person *person = &roster->people[i];

		if (!fits(person, word))
			continue;
		if (person->submission == NULL)
			person->submission = submission->name;
		else if (strcmp(person->submission, submission->name) != 0 &&
			 !strlist_has(&person->more, submission->name))
			strlist_add(&person->more, submission->name);
	}
	return true;
}

/** Add the roster's facts about a submission to what the site says. */
static void
add_to_origin(struct submission *submission, const struct person *person,
	      bool alone)
{
	time_t at = instant_parse(person->at);
	char stamp[32];

	if (submission->origin == NULL)
		submission->origin = json_pack("{s:s}", "site", "");
	if (alone && json_object_get(submission->origin, "name") == NULL) {
		json_object_set_new(submission->origin, "name",
				    json_text(person->name));
		json_object_set_new(submission->origin, "id",
				    json_text(person->keys.count > 0
						      ? person->keys.items[0]
						      : ""));
	}
	if (at < 0 || json_object_get(submission->origin, "at") != NULL)
		return;
	instant_text(at, stamp);
	json_object_set_new(submission->origin, "at", json_string(stamp));
}

static bool
has_handed_in(const struct person *person, const char *submission)
{
	return person->submission == submission ||
	       strlist_has(&person->more, submission);
}

/** Is it the work of only one person, not of a group? */
static bool
is_only_ones(const struct roster *roster, const char *submission)
{
	size_t count = 0;

	for (size_t p = 0; p < roster->count; p++)
		count += has_handed_in(&roster->people[p], submission);
	return count == 1;
}

static void
add_to_origins(const struct roster *roster, struct intake *intake)
{
	for (size_t p = 0; p < roster->count; p++)
		for (size_t i = 0; i < intake->count; i++)
			if (has_handed_in(&roster->people[p],
					  intake->items[i].name))
				add_to_origin(
					&intake->items[i], &roster->people[p],
					is_only_ones(roster,
						     intake->items[i].name));
}

void
roster_match(struct roster *roster, struct intake *intake,
	     struct strlist *strangers)
{
	for (size_t i = 0; i < intake->count; i++) {
		const struct submission *submission = &intake->items[i];
		struct strlist words = {0};
		bool found = false;

		/* All keys: those of a group's students. */
		for (size_t k = 0; k < submission->keys.count; k++)
			found |=
				give(roster, submission,
				     submission->keys.items[k], is_key, true) ||
				give(roster, submission,
				     submission->keys.items[k], is_numbered,
				     true);
		words_of(submission, &words);
		for (size_t w = 0; w < words.count && !found; w++)
			found = give(roster, submission, words.items[w], is_key,
				     true);
		for (size_t w = 0; w < words.count && !found; w++)
			found = give(roster, submission, words.items[w],
				     is_group, false);
		/* All words: the names of a group's students. */
		for (size_t w = 0, any = found && submission->keys.count == 0;
		     w < words.count && !any; w++)
			found |= give(roster, submission, words.items[w],
				      is_called, true) ||
				 give(roster, submission, words.items[w],
				      is_numbered, true) ||
				 give(roster, submission, words.items[w],
				      is_spelled, true);
		if (!found)
			strlist_add(strangers, submission->name);
		strlist_clear(&words);
	}
	add_to_origins(roster, intake);
}
