/* SPDX-License-Identifier: MIT */
#include "ipclab/book/gradebook.h"
#include "ipclab/book/gradebook_db.h"

#include <stdlib.h>

static int
simple(struct gradebook *book, const char *sql, struct error *error)
{
	if (sqlite3_exec(book->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return gradebook_fail(book, error);
	return 0;
}

int
gradebook_begin(struct gradebook *book, struct error *error)
{
	return simple(book, "BEGIN IMMEDIATE", error);
}

int
gradebook_commit(struct gradebook *book, struct error *error)
{
	return simple(book, "COMMIT", error);
}

void
gradebook_rollback(struct gradebook *book)
{
	sqlite3_exec(book->db, "ROLLBACK", NULL, NULL, NULL);
}

/** Prepare, with text parameters bound in order; NULL ends them not. */
static sqlite3_stmt *
prepare(struct gradebook *book, const char *sql, size_t count,
	const char *const values[])
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(book->db, sql, -1, &statement, NULL) !=
	    SQLITE_OK)
		return NULL;
	for (size_t i = 0; i < count; i++)
		sqlite3_bind_text(statement, i + 1, values[i], -1,
				  SQLITE_TRANSIENT);
	return statement;
}

/** Run a statement that gives no rows, and free it. */
static int
finish(struct gradebook *book, sqlite3_stmt *statement, struct error *error)
{
	int result = statement != NULL ? sqlite3_step(statement) : SQLITE_ERROR;

	if (result != SQLITE_DONE) {
		gradebook_fail(book, error);
		sqlite3_finalize(statement);
		return -1;
	}
	sqlite3_finalize(statement);
	return 0;
}

/** An array as text; NULL is the empty one. The caller frees. */
static char *
array_text(const json_t *array)
{
	return array != NULL ? json_dumps(array, JSON_COMPACT) : xstrdup("[]");
}

int
gradebook_put_submission(struct gradebook *book,
			 const struct submission_row *row, struct error *error)
{
	char *notes = array_text(row->notes);
	char *looks = array_text(row->looks);
	const char *const values[] = {row->name, row->raw, row->refused, notes,
				      looks};
	sqlite3_stmt *statement = prepare(
		book,
		"INSERT INTO submission(name, raw, refused, notes, looks) "
		"VALUES(?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET raw=?2, "
		"refused=?3, notes=?4, looks=?5 WHERE raw IS NOT ?2 OR refused "
		"IS NOT ?3 OR notes IS NOT ?4 OR looks IS NOT ?5",
		5, values);
	int result = finish(book, statement, error);

	free(notes);
	free(looks);
	return result;
}

int
gradebook_put_mark(struct gradebook *book, const char *name,
		   const struct mark_row *row, struct error *error)
{
	char *result = json_dumps(row->result, JSON_COMPACT);
	const char *const values[] = {name,     row->lab,       row->hash,
				      row->kit, row->isolation, result};
	sqlite3_stmt *statement = prepare(
		book,
		"INSERT OR REPLACE INTO mark(name, lab, hash, kit, isolation,"
		" result, score, max, seconds, graded, failure) "
		"VALUES(?,?,?,?,?,?,?,?,?,datetime('now'),NULL)",
		6, values);
	int done;

	if (statement != NULL) {
		sqlite3_bind_int64(statement, 7,
				   json_integer_value(json_object_get(
					   row->result, "score")));
		sqlite3_bind_int64(statement, 8,
				   json_integer_value(json_object_get(
					   row->result, "max")));
		sqlite3_bind_double(statement, 9, row->seconds);
	}
	done = finish(book, statement, error);
	free(result);
	return done;
}

int
gradebook_put_failure(struct gradebook *book, const char *name, const char *lab,
		      const char *failure, struct error *error)
{
	const char *const values[] = {name, lab, failure};

	return finish(book,
		      prepare(book,
			      "INSERT INTO mark(name, lab, failure) VALUES(?,"
			      "?,?) ON CONFLICT(name, lab) DO UPDATE SET "
			      "failure=?3",
			      3, values),
		      error);
}

/** Step to the next row of what is read; what goes wrong is kept in mind. */
static bool
next_row(struct gradebook *book, sqlite3_stmt *statement)
{
	int got = statement != NULL ? sqlite3_step(statement) : SQLITE_ERROR;

	if (got != SQLITE_ROW && got != SQLITE_DONE)
		gradebook_fail(book, &book->unread);
	return got == SQLITE_ROW;
}

int
gradebook_all_read(const struct gradebook *book, struct error *error)
{
	if (book->unread.text[0] == '\0')
		return 0;
	return error_set(error, "%s", book->unread.text);
}

static const char *
column(sqlite3_stmt *statement, int number)
{
	return (const char *)sqlite3_column_text(statement, number);
}

json_t *
gradebook_known(struct gradebook *book, const char *name)
{
	sqlite3_stmt *statement = prepare(
		book,
		"SELECT lab, hash, kit, isolation, failure FROM mark WHERE "
		"name=? AND result IS NOT NULL",
		1, &name);
	json_t *known = json_object();

	while (next_row(book, statement))
		json_object_set_new(known, column(statement, 0),
				    json_pack("{s:s?,s:s?,s:s?,s:s?}", "hash",
					      column(statement, 1), "kit",
					      column(statement, 2), "isolation",
					      column(statement, 3), "failure",
					      column(statement, 4)));
	sqlite3_finalize(statement);
	return known;
}

/** A mark's result; NULL for none, and for a damaged one, kept in mind. */
static json_t *
read_result(struct gradebook *book, const char *name, const char *text)
{
	json_t *result =
		text != NULL ? json_loads(text, JSON_ALLOW_NUL, NULL) : NULL;

	if (text != NULL && result == NULL)
		error_set(&book->unread,
			  "%s: a mark of %s is damaged; take it back from a "
			  "copy, or grade into a new --out",
			  book->path, name);
	return result;
}

int
gradebook_marks(struct gradebook *book, const char *name,
		int (*visit)(const struct mark_row *row, void *context),
		void *context)
{
	sqlite3_stmt *statement = prepare(
		book,
		"SELECT lab, hash, kit, isolation, result, failure, seconds "
		"FROM mark WHERE name=? ORDER BY lab",
		1, &name);
	int result = 0;

	while (result == 0 && next_row(book, statement)) {
		const char *text = column(statement, 4);
		struct mark_row row = {
			.lab = column(statement, 0),
			.hash = column(statement, 1),
			.kit = column(statement, 2),
			.isolation = column(statement, 3),
			.result = read_result(book, name, text),
			.failure = column(statement, 5),
			.seconds = sqlite3_column_double(statement, 6)};

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
	sqlite3_stmt *statement = prepare(
		book,
		/* An old one that may not be written to has no looks. */
		book->form < 2 ? "SELECT name, raw, refused, notes, NULL FROM "
				 "submission ORDER BY name"
			       : "SELECT name, raw, refused, notes, looks FROM "
				 "submission ORDER BY name",
		0, NULL);
	int result = 0;

	while (result == 0 && next_row(book, statement)) {
		struct submission_row row = {
			.name = column(statement, 0),
			.raw = column(statement, 1),
			.refused = column(statement, 2),
			.notes = read_array(column(statement, 3)),
			.looks = read_array(column(statement, 4))};

		result = visit(&row, context);
		json_decref(row.notes);
		json_decref(row.looks);
	}
	sqlite3_finalize(statement);
	return result;
}

void
gradebook_labs(struct gradebook *book, struct strlist *labs)
{
	sqlite3_stmt *statement = prepare(
		book, "SELECT DISTINCT lab FROM mark ORDER BY lab", 0, NULL);

	while (next_row(book, statement))
		strlist_add(labs, column(statement, 0));
	sqlite3_finalize(statement);
}

double
gradebook_seconds(struct gradebook *book, const char *name)
{
	sqlite3_stmt *statement = prepare(
		book, "SELECT sum(seconds) FROM mark WHERE name=?", 1, &name);
	double seconds = 0;

	if (next_row(book, statement))
		seconds = sqlite3_column_double(statement, 0);
	sqlite3_finalize(statement);
	return seconds;
}
