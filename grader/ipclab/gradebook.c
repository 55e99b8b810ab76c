#include "ipclab/gradebook.h"

#include "ipclab/mem.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct gradebook {
	sqlite3 *db;
	char *path;
};

static const char schema[] =
	"PRAGMA journal_mode=WAL;"
	"PRAGMA synchronous=FULL;"
	"PRAGMA cache_size=-512;" /* KiB; else it grows with the class to 2000
				   */
	"CREATE TABLE IF NOT EXISTS submission("
	" name TEXT PRIMARY KEY, raw TEXT NOT NULL, refused TEXT, notes TEXT);"
	"CREATE TABLE IF NOT EXISTS mark("
	" name TEXT NOT NULL, lab TEXT NOT NULL, hash TEXT, kit TEXT,"
	" isolation TEXT, score INTEGER, max INTEGER, result TEXT,"
	" failure TEXT, seconds REAL, graded TEXT, PRIMARY KEY(name, lab));"
	"PRAGMA user_version=1;";

static int
fail(struct gradebook *book, struct error *error)
{
	int code = sqlite3_errcode(book->db);
	const char *todo = "; name another --out, or mend it";

	if (code == SQLITE_FULL)
		todo = "; the disk is full: make room there and run it again, "
		       "nothing that was graded is lost";
	else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN)
		todo = "; name a folder that you may write to";
	else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		todo = "; it is damaged: move it away, or take it back from "
		       "a copy";
	return error_set(error, "%s: %s%s", book->path,
			 sqlite3_errmsg(book->db), todo);
}

struct gradebook *
gradebook_open(const char *path, struct error *error)
{
	struct gradebook *book = xcalloc(1, sizeof(*book));

	book->path = xstrdup(path);
	if (sqlite3_open(path, &book->db) != SQLITE_OK ||
	    sqlite3_busy_timeout(book->db, 5000) != SQLITE_OK ||
	    sqlite3_exec(book->db, schema, NULL, NULL, NULL) != SQLITE_OK) {
		fail(book, error);
		gradebook_close(book);
		return NULL;
	}
	return book;
}

void
gradebook_close(struct gradebook *book)
{
	if (book == NULL)
		return;
	sqlite3_close(book->db);
	free(book->path);
	free(book);
}

static int
simple(struct gradebook *book, const char *sql, struct error *error)
{
	if (sqlite3_exec(book->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return fail(book, error);
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
		fail(book, error);
		sqlite3_finalize(statement);
		return -1;
	}
	sqlite3_finalize(statement);
	return 0;
}

int
gradebook_put_submission(struct gradebook *book,
			 const struct submission_row *row, struct error *error)
{
	char *notes = row->notes != NULL ? json_dumps(row->notes, JSON_COMPACT)
					 : xstrdup("[]");
	const char *const values[] = {row->name, row->raw, row->refused, notes};
	sqlite3_stmt *statement = prepare(
		book,
		"INSERT INTO submission VALUES(?,?,?,?) ON CONFLICT(name) DO "
		"UPDATE SET raw=?2, refused=?3, notes=?4 WHERE raw IS NOT ?2 "
		"OR refused IS NOT ?3 OR notes IS NOT ?4",
		4, values);
	int result = finish(book, statement, error);

	free(notes);
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

	while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
		json_object_set_new(known, column(statement, 0),
				    json_pack("{s:s?,s:s?,s:s?,s:s?}", "hash",
					      column(statement, 1), "kit",
					      column(statement, 2), "isolation",
					      column(statement, 3), "failure",
					      column(statement, 4)));
	sqlite3_finalize(statement);
	return known;
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

	while (result == 0 && statement != NULL &&
	       sqlite3_step(statement) == SQLITE_ROW) {
		const char *text = column(statement, 4);
		struct mark_row row = {
			.lab = column(statement, 0),
			.hash = column(statement, 1),
			.kit = column(statement, 2),
			.isolation = column(statement, 3),
			.result =
				text != NULL
					? json_loads(text, JSON_ALLOW_NUL, NULL)
					: NULL,
			.failure = column(statement, 5),
			.seconds = sqlite3_column_double(statement, 6)};

		result = visit(&row, context);
		json_decref(row.result);
	}
	sqlite3_finalize(statement);
	return result;
}

int
gradebook_submissions(struct gradebook *book,
		      int (*visit)(const struct submission_row *row,
				   void *context),
		      void *context)
{
	sqlite3_stmt *statement = prepare(
		book,
		"SELECT name, raw, refused, notes FROM submission ORDER BY "
		"name",
		0, NULL);
	int result = 0;

	while (result == 0 && statement != NULL &&
	       sqlite3_step(statement) == SQLITE_ROW) {
		const char *notes = column(statement, 3);
		struct submission_row row = {
			.name = column(statement, 0),
			.raw = column(statement, 1),
			.refused = column(statement, 2),
			.notes = json_loads(notes != NULL ? notes : "[]", 0,
					    NULL)};

		result = visit(&row, context);
		json_decref(row.notes);
	}
	sqlite3_finalize(statement);
	return result;
}

void
gradebook_labs(struct gradebook *book, struct strlist *labs)
{
	sqlite3_stmt *statement = prepare(
		book, "SELECT DISTINCT lab FROM mark ORDER BY lab", 0, NULL);

	while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
		strlist_add(labs, column(statement, 0));
	sqlite3_finalize(statement);
}

double
gradebook_seconds(struct gradebook *book, const char *name)
{
	sqlite3_stmt *statement = prepare(
		book, "SELECT sum(seconds) FROM mark WHERE name=?", 1, &name);
	double seconds = 0;

	if (statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
		seconds = sqlite3_column_double(statement, 0);
	sqlite3_finalize(statement);
	return seconds;
}
