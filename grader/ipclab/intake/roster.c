/* SPDX-License-Identifier: MIT */
#include "ipclab/intake/roster.h"

#include "ipclab/base/csv.h"
#include "ipclab/base/files.h"
#include "ipclab/base/instant.h"
#include "ipclab/intake/normalise.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ROSTER_BYTES = 16 << 20 };

enum column { NONE, NAME, FIRST, LAST, KEY, GROUP, TIME };

/* Columns of the sites' own exports, and of a hand-made list; folded. */
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

/** Keep only lower-case letters, digits and non-ASCII. The caller frees. */
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

bool
roster_same(const char *a, const char *b)
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
		if (roster_same(title, titles[i].title))
			return titles[i].column;
	return NONE;
}

/** Add a key in the form that names have: "Participant 12" is Moodle's 12, and
 *  the part of an address before the @ is a login. */
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
	/* Canvas has a row of points, and one for its test student. */
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
			strf("%s: '%s' is not a time; write 2026-11-29 23:59",
			     person.name, person.at));
	roster->people =
		xrealloc(roster->people, (roster->count + 1) * sizeof(person));
	roster->people[roster->count++] = person;
}

/** Was the same line there before? */
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

	/* Excel may put a line before the columns: "sep=;". */
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

/* How a word in a submission's name may mean a person, best first. */
