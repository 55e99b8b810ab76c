/* SPDX-License-Identifier: MIT */
/* What the gradebook's own files share; others use gradebook.h. */
#ifndef IPCLAB_GRADEBOOK_DB_H
#define IPCLAB_GRADEBOOK_DB_H

#include "ipclab/base/error.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdbool.h>

/* Until form 4, only the text of a failure told which check had no verdict. */
#define GRADEBOOK_CHECK_IN_TEXT                                                \
	"(SELECT json_extract(value, '$.id') FROM json_each(CASE WHEN "        \
	"json_valid(mark.result) THEN mark.result END, '$.checks') WHERE "     \
	"instr(failure, lab || ', check ' || json_extract(value, '$.id') || "  \
	"': ') = 1)"

struct gradebook {
	sqlite3 *db;
	char *path;
	int form;            /* of its tables; see gradebook_open.c */
	struct error unread; /* about the first thing that couldn't be read */
};

/**
 * Fill *error with SQLite's last failure and advice. Always returns -1, for the
 * caller to return.
 */
int gradebook_fail(struct gradebook *book, struct error *error);

/** Prepare a statement and bind its text parameters in order. NULL if it is
 *  wrong. */
sqlite3_stmt *gradebook_prepare(struct gradebook *book, const char *sql,
				size_t count, const char *const values[]);

/** Run a statement that returns no rows, with its text parameters. Returns 0,
 *  or -1 and *error. */
int gradebook_run(struct gradebook *book, const char *sql, size_t count,
		  const char *const values[], struct error *error);

/** Run a prepared statement that returns no rows, and free it. Returns 0, or
 *  -1 and *error. */
int gradebook_finish(struct gradebook *book, sqlite3_stmt *statement,
		     struct error *error);

/** Step to the next row; false at the end or on an error, which is
 *  remembered. */
bool gradebook_next(struct gradebook *book, sqlite3_stmt *statement);

/** A column of the current row as text, or NULL. */
const char *gradebook_column(sqlite3_stmt *statement, int number);

/** A mark's JSON; NULL if there is none, or if it is damaged, which is
 *  remembered. */
json_t *gradebook_json(struct gradebook *book, const char *name,
		       const char *text);

#endif
