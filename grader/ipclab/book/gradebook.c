/* SPDX-License-Identifier: MIT */
/* Changes to the gradebook. */
#include "ipclab/book/gradebook.h"

#include "ipclab/base/json_in.h"
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

/** An array as text; NULL stands for the empty one. The caller frees. */
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
	char *origin = row->origin != NULL
			       ? json_dumps(row->origin, JSON_COMPACT)
			       : NULL;
	const char *const values[] = {row->name, row->raw, row->refused,
				      notes,     looks,    origin};
	int result = gradebook_run(
		book,
		"INSERT INTO submission(name, raw, refused, notes, looks, "
		"origin) VALUES(?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET "
		"raw=?2, refused=?3, notes=?4, looks=?5, origin=?6 WHERE raw "
		"IS NOT ?2 OR refused IS NOT ?3 OR notes IS NOT ?4 OR looks IS "
		"NOT ?5 OR origin IS NOT ?6",
		6, values, error);

	free(notes);
	free(looks);
	free(origin);
	return result;
}

int
gradebook_put_row(struct gradebook *book, const char *sql, const char *name,
		  const struct mark_row *row, struct error *error)
{
	char *result = json_dumps(row->result, JSON_COMPACT);
	const char *const values[] = {name,         row->lab,       row->hash,
				      row->kit,     row->isolation, result,
				      row->machine, row->person,    row->at};
	sqlite3_stmt *statement = gradebook_prepare(book, sql, 9, values);
	int done;

	if (statement != NULL) {
		sqlite3_bind_int64(statement, 10,
				   number_in(row->result, "score"));
		sqlite3_bind_int64(statement, 11,
				   number_in(row->result, "max"));
		sqlite3_bind_double(statement, 12, row->seconds);
	}
	done = gradebook_finish(book, statement, error);
	free(result);
	return done;
}

int
gradebook_put_mark(struct gradebook *book, const char *name,
		   const struct mark_row *row, struct error *error)
{
	return gradebook_put_row(
		book,
		"INSERT OR REPLACE INTO mark(name, lab, hash, kit, isolation,"
		" result, machine, person, at, score, max, seconds, graded, "
		"failure, failed_check) VALUES(?,?,?,?,?,?,?,?,"
		/* The same work counts from its first arrival. */
		"coalesce((SELECT min(coalesce(at,?9), coalesce(?9,at)) FROM "
		"mark WHERE name=?1 AND lab=?2 AND hash=?3), ?9),"
		"?,?,?,datetime('now'),NULL,NULL)",
		name, row, error);
}

int
gradebook_put_failure(struct gradebook *book, const char *name, const char *lab,
		      const char *failure, const char *check,
		      struct error *error)
{
	const char *const values[] = {name, lab, failure, check};

	return gradebook_run(book,
			     "INSERT INTO mark(name, lab, failure, "
			     "failed_check) VALUES(?,?,?,?) ON CONFLICT(name, "
			     "lab) DO UPDATE SET failure=?3, failed_check=?4",
			     4, values, error);
}

int
gradebook_put_arrival(struct gradebook *book, const char *name, const char *lab,
		      const char *hash, const char *at, struct error *error)
{
	const char *const values[] = {name, lab, hash, at};

	return gradebook_run(book,
			     "UPDATE mark SET at=?4 WHERE name=?1 AND lab=?2 "
			     "AND hash=?3 AND (at IS NULL OR at>?4)",
			     4, values, error);
}

int
gradebook_set(struct gradebook *book, const char *key, const char *value,
	      struct error *error)
{
	const char *const values[] = {key, value};

	return gradebook_run(book, "INSERT OR REPLACE INTO setting VALUES(?,?)",
			     2, values, error);
}
