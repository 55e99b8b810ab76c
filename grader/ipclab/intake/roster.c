/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/roster.h"

#include "ipclab/base/csv.h"
#include "ipclab/base/files.h"
#include "ipclab/base/instant.h"
#include "ipclab/base/name_same.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/intake/normalise.h"
#include "ipclab/intake/site_name.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ROSTER_BYTES = 16 << 20 };

enum column { NONE, NAME, FIRST, LAST, KEY, GROUP, TIME };

/* Columns of the sites' own exports, and of a list made by hand; folded. */
static const struct {
	const char *title;
	enum column column;
} titles[] = {
	{"name", NAME},
	{"fullname", NAME},
	{"student", NAME},
	{"studentname", NAME},
	{"firstname", FIRST},
	{"givenname", FIRST},
	{"lastname", LAST},
	{"surname", LAST},
	{"familyname", LAST},
	{"id", KEY},
	{"idnumber", KEY},
	{"identifier", KEY},
	{"sid", KEY},
	{"studentid", KEY},
	{"sisuserid", KEY},
	{"sisloginid", KEY},
	{"login", KEY},
	{"loginid", KEY},
	{"username", KEY},
	{"email", KEY},
	{"emailaddress", KEY},
	{"group", GROUP},
	{"groups", GROUP},
	{"groupname", GROUP},
	{"time", TIME},
	{"submissiontime", TIME},
	{"lastmodified(submission)", TIME},
};

/** Keep only small letters, digits and non-ASCII. The caller frees. */
static char *
fold(const char *text)
{
	char *folded = xcalloc(strlen(text) + 1, 1);
	size_t n = 0;

	for (; *text != '\0'; text++)
		if (isalnum((unsigned char)*text) || (*text & 0x80) != 0)
			folded[n++] = tolower((unsigned char)*text);
	return folded;
}

static bool
same(const char *a, const char *b)
{
	char *left = fold(a);
	char *right = fold(b);
	bool same = *left != '\0' && strcmp(left, right) == 0;

	free(left);
	free(right);
	return same;
}

static enum column
column_of(const char *title)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		if (same(title, titles[i].title))
			return titles[i].column;
	return NONE;
}

/** A key as it appears in names: "Participant 12" is Moodle's 12, and the part
 *  of an address before the @ is the login. */
static void
add_key(struct person *person, const char *key)
{
	static const char participant[] = "Participant ";
	const char *at = strchr(key, '@');

	if (strncmp(key, participant, strlen(participant)) == 0)
		key += strlen(participant);
	if (*key == '\0')
		return;
	strlist_add(&person->keys, key);
	if (at != NULL)
		strlist_take(&person->keys, xstrndup(key, at - key));
}

static void
add_person(struct roster *roster, const struct strlist *columns,
	   const struct strlist *fields)
{
	struct person person = {.group = xstrdup(""), .at = xstrdup("")};
	const char *first = "";
	const char *last = "";
	const char *name = "";

	for (size_t i = 0; i < columns->count && i < fields->count; i++) {
		const char *field =
			fields->items[i] + strspn(fields->items[i], " ");

		switch (column_of(columns->items[i])) {
		case NAME:
			name = field;
			break;
		case FIRST:
			first = field;
			break;
		case LAST:
			last = field;
			break;
		case KEY:
			add_key(&person, field);
			break;
		case GROUP:
			free(person.group);
			person.group = xstrdup(field);
			break;
		case TIME:
			free(person.at);
			person.at = xstrdup(field);
			break;
		case NONE:
			break;
		}
	}
	person.name = *name != '\0' ? xstrdup(name)
		      : *first != '\0' && *last != '\0'
			      ? strf("%s %s", first, last)
			      : strf("%s%s", first, last);
	/* Canvas has a row of points, and a test student who is nobody. */
	if ((*person.name == '\0' && person.keys.count == 0) ||
	    strcmp(person.name, "Points Possible") == 0 ||
	    strcmp(person.name, "Student, Test") == 0) {
		free(person.name);
		free(person.group);
		free(person.at);
		strlist_clear(&person.keys);
		return;
	}
	if (*person.at != '\0' && instant_parse(person.at) < 0 &&
	    strcmp(person.at, "-") != 0)
		strlist_take(
			&roster->wrong,
			strf("%s: '%s' is no time; write one as 2026-11-29 "
			     "23:59",
			     person.name, person.at));
	roster->people =
		xrealloc(roster->people, (roster->count + 1) * sizeof(person));
	roster->people[roster->count++] = person;
}

/** Is it the same line as one before? */
static bool
is_there(const struct strlist *lines, const struct strlist *fields, char **line)
{
	*line = strlist_join(fields, "\n");
	return strlist_has(lines, *line);
}

static int
read_rows(struct roster *roster, const char *path, const char *text,
	  struct error *error)
{
	char separator;
	struct strlist columns = {0};
	struct strlist fields = {0};
	struct strlist lines = {0};
	bool known = false;
	int result = 0;

	/* Excel's own line before the columns: "sep=;". */
	if (strncmp(text, "sep=", 4) == 0)
		text += strcspn(text, "\r\n"), text += strspn(text, "\r\n");
	separator = csv_separator(text);
	csv_row(&text, separator, &columns);
	for (size_t i = 0; i < columns.count; i++)
		if (column_of(columns.items[i]) != NONE)
			known = true;
		else if (*columns.items[i] != '\0')
			strlist_add(&roster->left, columns.items[i]);
	while (known && csv_row(&text, separator, &fields)) {
		char *line;

		if (!is_there(&lines, &fields, &line))
			add_person(roster, &columns, &fields);
		strlist_take(&lines, line);
		strlist_clear(&fields);
	}
	strlist_clear(&lines);
	if (roster->count == 0)
		result = error_set(error,
				   "--roster %s: %s; its first line must name "
				   "columns such as name, id, login, email, "
				   "group",
				   path,
				   known ? "there is nobody in it"
					 : "none of its columns is known");
	strlist_clear(&columns);
	return result;
}

int
roster_read(struct roster *roster, const char *path, struct error *error)
{
	size_t size;
	char *text = file_read(path, ROSTER_BYTES, &size);
	int result;

	*roster = (struct roster){0};
	if (text == NULL)
		return error_set(error, "--roster %s: %s", path,
				 strerror(errno));
	text = tidy_sheet(text, &size);
	result = read_rows(roster, path, text, error);
	free(text);
	return result;
}

void
roster_clear(struct roster *roster)
{
	for (size_t i = 0; i < roster->count; i++) {
		free(roster->people[i].name);
		free(roster->people[i].group);
		free(roster->people[i].at);
		strlist_clear(&roster->people[i].keys);
		strlist_clear(&roster->people[i].more);
	}
	free(roster->people);
	strlist_clear(&roster->wrong);
	strlist_clear(&roster->left);
	*roster = (struct roster){0};
}

/** Is it that name, "Ann Lee", also as "Lee, Ann" and "leeann"? */
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
		if (same(person->keys.items[i], key))
			return true;
	return false;
}

/* How a word in a submission's name may mean a person, best first. */

static bool
is_key(const struct person *person, const char *word)
{
	return has_key(person, word);
}

static bool
is_group(const struct person *person, const char *word)
{
	return same(person->group, word);
}

static bool
is_called(const struct person *person, const char *word)
{
	return is_name(word, person->name, same);
}

/** By the same number, whose zeros in front a spreadsheet took off? */
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

/** By the same name, in another spelling of its accents? */
static bool
is_spelled(const struct person *person, const char *word)
{
	return is_name(word, person->name, name_same);
}

/** The words that may say whose a submission is. */
static void
words_of(const struct submission *submission, struct strlist *words)
{
	const char *entry = strrchr(submission->paths.items[0], '/') + 1;
	struct site_name site;
	char *group;

	if (site_name_parse(entry, &site)) {
		strlist_add(words, site.id);
		strlist_add(words, site.name);
		/* Moodle puts the group before the name: "G 1-Ann Lee". */
		for (char *dash = site.name;
		     (dash = strchr(dash, '-')) != NULL;)
			strlist_add(words, ++dash);
		site_name_clear(&site);
		return;
	}
	strlist_add(words, submission->raw);
	/* Gradescope's names of a group. */
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

/** Give the submission to whoever it fits. one: only if it fits one person. */
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

/** Add what the roster knows to what the site says about a submission. */
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

/** Is it only one person's, and not a group's? */
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

		/* All of them: the students of a group. */
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
		/* All of them: the students of a group. */
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
