/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/grade_roster.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/book/marks_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A person's name and first key, safe for a terminal. The caller frees. */
static char *
title_of(const struct person *person)
{
	char *title = person->keys.count == 0 ? xstrdup(person->name)
		      : *person->name == '\0' ? xstrdup(person->keys.items[0])
					      : strf("%s (%s)", person->name,
						     person->keys.items[0]);
	char *clean = text_clean(title, strlen(title));

	free(title);
	return clean;
}

/** What a person handed in: usually one name. The caller frees. */
static char *
submissions_of(const struct person *person)
{
	char *more = strlist_join(&person->more, " ");
	const char *first =
		person->submission != NULL ? person->submission : "";
	char *all = strf("%s%s%s", first, *more != '\0' ? " " : "", more);

	free(more);
	return all;
}

/** Those who handed in under several names: "Ann Lee (12): st07 annlee". */
static void
note_several(const struct roster *roster, struct strlist *several)
{
	for (size_t i = 0; i < roster->count; i++) {
		const struct person *person = &roster->people[i];
		char *title = title_of(person);
		char *submissions = submissions_of(person);

		if (person->more.count > 0)
			strlist_take(several,
				     strf("%s: %s", title, submissions));
		free(submissions);
		free(title);
	}
}

/** Write a table of everybody; who handed in nothing has no submission in
 *  it. */
static int
write_table(const struct roster *roster, const struct outdir *out,
	    struct error *error)
{
	char *text = NULL;
	size_t size;
	FILE *table = xmemstream(&text, &size);
	int done;

	fputs("name,keys,group,submission\n", table);
	for (size_t i = 0; i < roster->count; i++) {
		const struct person *person = &roster->people[i];
		char *keys = strlist_join(&person->keys, " ");
		char *submissions;

		csv_field(table, person->name);
		fputc(',', table);
		csv_field(table, keys);
		fputc(',', table);
		csv_field(table, person->group);
		fputc(',', table);
		submissions = submissions_of(person);
		csv_field(table, submissions);
		fputc('\n', table);
		free(submissions);
		free(keys);
	}
	fclose(table);
	done = outdir_write(out, NULL, "roster", ".csv", text, size, error);
	free(text);
	return done;
}

/** Print "WHAT: A, B", unless the list is empty. */
static void
print_list(const char *what, const struct strlist *list)
{
	char *joined = strlist_join(list, ", ");

	if (list->count > 0)
		printf("%s: %s\n", what, joined);
	free(joined);
}

int
grade_roster_tell(const struct roster *roster, const struct strlist *strangers,
		  const struct outdir *out, struct error *error)
{
	struct strlist missing = {0};
	struct strlist several = {0};

	for (size_t i = 0; i < roster->count; i++)
		if (roster->people[i].submission == NULL)
			strlist_take(&missing, title_of(&roster->people[i]));
	printf("roster: %zu of %zu handed in; see %s/roster.csv\n",
	       roster->count - missing.count, roster->count, out->path);
	print_list("nothing from", &missing);
	print_list("not on the roster (a group, or somebody under another "
		   "name?)",
		   strangers);
	note_several(roster, &several);
	print_list("several submissions by one person (see which mark counts, "
		   "and forget the others)",
		   &several);
	print_list("ignored columns", &roster->left);
	for (size_t i = 0; i < roster->wrong.count; i++)
		warning("--roster: %s", roster->wrong.items[i]);
	strlist_clear(&missing);
	strlist_clear(&several);
	return write_table(roster, out, error);
}

int
grade_roster_keep(const struct roster *roster, const struct strlist *strangers,
		  const struct outdir *out, struct error *error)
{
	json_t *missing = json_array();
	json_t *others = json_array();
	struct strlist several = {0};
	json_t *kept;
	char *text;
	int done;

	for (size_t i = 0; i < roster->count; i++) {
		char *title = title_of(&roster->people[i]);

		if (roster->people[i].submission == NULL)
			json_array_append_new(missing, json_text(title));
		free(title);
	}
	for (size_t i = 0; i < strangers->count; i++)
		json_array_append_new(others, json_text(strangers->items[i]));
	note_several(roster, &several);
	kept = json_pack("{s:I,s:o,s:o,s:o}", "people",
			 (json_int_t)roster->count, "missing", missing,
			 "strangers", others, "several", names_json(&several));
	strlist_clear(&several);
	text = json_dumps(kept, JSON_COMPACT);
	done = gradebook_set(out->book, "roster", text, error);
	free(text);
	json_decref(kept);
	return done;
}
