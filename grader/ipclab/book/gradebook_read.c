/* SPDX-License-Identifier: MIT */
/* Tables of an older form lack some columns. */
#include "ipclab/book/gradebook_read.h"

#include "ipclab/book/gradebook_db.h"

#include <stdlib.h>

int
gradebook_all_read(const struct gradebook *book, struct error *error)
{
	if (book->unread.text[0] == '\0')
		return 0;
	return error_set(error, "%s", book->unread.text);
}

json_t *
gradebook_known(struct gradebook *book, const char *name)
{
	sqlite3_stmt *statement = gradebook_prepare(
		book,
		"SELECT lab, hash, kit, isolation, failure FROM mark WHERE "
		"name=? AND result IS NOT NULL",
		1, &name);
	json_t *known = json_object();

	while (gradebook_next(book, statement))
		json_object_set_new(
			known, gradebook_column(statement, 0),
			json_pack("{s:s?,s:s?,s:s?,s:s?}", "hash",
				  gradebook_column(statement, 1), "kit",
				  gradebook_column(statement, 2), "isolation",
				  gradebook_column(statement, 3), "failure",
				  gradebook_column(statement, 4)));
	sqlite3_finalize(statement);
	return known;
}

int
gradebook_marks(struct gradebook *book, const char *name,
		int (*visit)(const struct mark_row *row, void *context),
		void *context)
{
	char *query =
		strf("SELECT lab, hash, kit, isolation, result, failure, "
		     "seconds, %s, %s FROM mark WHERE name=? ORDER BY lab",
		     book->form < 3 ? "NULL" : "at",
		     book->form < 4 ? GRADEBOOK_CHECK_IN_TEXT : "failed_check");
	sqlite3_stmt *statement = gradebook_prepare(book, query, 1, &name);
	int result = 0;

	free(query);
	while (result == 0 && gradebook_next(book, statement)) {
		const char *text = gradebook_column(statement, 4);
		struct mark_row row = {
			.lab = gradebook_column(statement, 0),
			.hash = gradebook_column(statement, 1),
			.kit = gradebook_column(statement, 2),
			.isolation = gradebook_column(statement, 3),
			.result = gradebook_json(book, name, text),
			.failure = gradebook_column(statement, 5),
			.seconds = sqlite3_column_double(statement, 6),
			.at = gradebook_column(statement, 7),
			.failed_check = gradebook_column(statement, 8)};

		result = visit(&row, context);
		json_decref(row.result);
	}
	sqlite3_finalize(statement);
	return result;
}

static json_t *
read_array(const char *text)
{
	return json_loads(text != NULL ? text : "[]", 0, NULL);
}

int
gradebook_submissions(struct gradebook *book,
		      int (*visit)(const struct submission_row *row,
				   void *context),
		      void *context)
{
	sqlite3_stmt *statement = gradebook_prepare(
		book,
		/* An old, read-only gradebook lacks some columns. */
		book->form < 2   ? "SELECT name, raw, refused, notes, NULL, "
				   "NULL FROM submission ORDER BY name"
		: book->form < 3 ? "SELECT name, raw, refused, notes, looks, "
				   "NULL FROM submission ORDER BY name"
				 : "SELECT name, raw, refused, notes, looks, "
				   "origin FROM submission ORDER BY name",
		0, NULL);
	int result = 0;

	while (result == 0 && gradebook_next(book, statement)) {
		struct submission_row row = {
			.name = gradebook_column(statement, 0),
			.raw = gradebook_column(statement, 1),
			.refused = gradebook_column(statement, 2),
			.notes = read_array(gradebook_column(statement, 3)),
			.looks = read_array(gradebook_column(statement, 4)),
			.origin = gradebook_json(
				book, gradebook_column(statement, 0),
				gradebook_column(statement, 5))};

		result = visit(&row, context);
		json_decref(row.origin);
		json_decref(row.notes);
		json_decref(row.looks);
	}
	sqlite3_finalize(statement);
	return result;
}

void
gradebook_labs(struct gradebook *book, struct strlist *labs)
{
	sqlite3_stmt *statement = gradebook_prepare(
		book, "SELECT DISTINCT lab FROM mark ORDER BY lab", 0, NULL);

	while (gradebook_next(book, statement))
		strlist_add(labs, gradebook_column(statement, 0));
	sqlite3_finalize(statement);
}

double
gradebook_seconds(struct gradebook *book, const char *name)
{
	sqlite3_stmt *statement = gradebook_prepare(
		book, "SELECT sum(seconds) FROM mark WHERE name=?", 1, &name);
	double seconds = 0;

	if (gradebook_next(book, statement))
		seconds = sqlite3_column_double(statement, 0);
	sqlite3_finalize(statement);
	return seconds;
}

char *
gradebook_setting(struct gradebook *book, const char *key)
{
	sqlite3_stmt *statement;
	char *value = NULL;

	if (book->form < 3)
		return NULL;
	statement = gradebook_prepare(
		book, "SELECT value FROM setting WHERE key=?", 1, &key);
	if (gradebook_next(book, statement))
		value = xstrdup(gradebook_column(statement, 0));
	sqlite3_finalize(statement);
	return value;
}

long
gradebook_most(struct gradebook *book, const char *lab)
{
	sqlite3_stmt *statement = gradebook_prepare(
		book,
		lab == NULL
			? "SELECT sum((m * w + 50) / 100) FROM (SELECT "
			  "max(max) AS m, max(coalesce(json_extract(result, "
			  "'$.weight'), 100)) AS w FROM mark WHERE result IS "
			  "NOT NULL GROUP BY lab)"
			: "SELECT max(max) FROM mark WHERE lab=?",
		lab != NULL, &lab);
	long most = 0;

	if (gradebook_next(book, statement))
		most = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return most;
}
