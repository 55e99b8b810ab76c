/* SPDX-License-Identifier: MIT */
#include "ipclab/book/gradebook_db.h"

#include <errno.h>
#include <string.h>

static const char *
advice(int code)
{
	switch (code) {
	case SQLITE_FULL:
		return "the disk is full: make room there and run it again, "
		       "nothing that was graded is lost";
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return "name a folder that you may write to";
	case SQLITE_CANTOPEN:
		return "see that you may write there, and that the disk has "
		       "room";
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return "it is damaged: move it away, or restore it from a "
		       "backup";
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "another program has it open for writing: close that "
		       "and run it again, nothing that was graded is lost";
	case SQLITE_IOERR:
		return "the disk can't be relied on: copy the folder to "
		       "another and go on there";
	default:
		return "move it away, or name another --out";
	}
}

int
gradebook_fail(struct gradebook *book, struct error *error)
{
	int code = sqlite3_errcode(book->db) & 0xff;
	int system = sqlite3_system_errno(book->db);

	/* SQLite reports an I/O error unless a plain write failed. */
	if (code == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT))
		return error_set(error, "%s: %s; %s", book->path,
				 strerror(system), advice(SQLITE_FULL));
	return error_set(error, "%s: %s; %s", book->path,
			 sqlite3_errmsg(book->db), advice(code));
}

sqlite3_stmt *
gradebook_prepare(struct gradebook *book, const char *sql, size_t count,
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

int
gradebook_finish(struct gradebook *book, sqlite3_stmt *statement,
		 struct error *error)
{
	int done = statement != NULL && sqlite3_step(statement) == SQLITE_DONE
			   ? 0
			   : gradebook_fail(book, error);

	sqlite3_finalize(statement);
	return done;
}

int
gradebook_run(struct gradebook *book, const char *sql, size_t count,
	      const char *const values[], struct error *error)
{
	return gradebook_finish(
		book, gradebook_prepare(book, sql, count, values), error);
}

bool
gradebook_next(struct gradebook *book, sqlite3_stmt *statement)
{
	int got = statement != NULL ? sqlite3_step(statement) : SQLITE_ERROR;

	if (got != SQLITE_ROW && got != SQLITE_DONE)
		gradebook_fail(book, &book->unread);
	return got == SQLITE_ROW;
}

const char *
gradebook_column(sqlite3_stmt *statement, int number)
{
	return (const char *)sqlite3_column_text(statement, number);
}

json_t *
gradebook_json(struct gradebook *book, const char *name, const char *text)
{
	json_t *result =
		text != NULL ? json_loads(text, JSON_ALLOW_NUL, NULL) : NULL;

	if (text != NULL && result == NULL)
		error_set(&book->unread,
			  "%s: a mark of %s is damaged; restore it from a "
			  "backup, or grade into a new --out",
			  book->path, name);
	return result;
}
