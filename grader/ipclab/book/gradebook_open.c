/* SPDX-License-Identifier: MIT */
#include "ipclab/book/gradebook_open.h"

#include "ipclab/base/mem.h"
#include "ipclab/book/gradebook_db.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FORM = 4 }; /* of the tables: SQLite's user_version */

static const char settings[] =
	"PRAGMA journal_mode=WAL;"
	"PRAGMA synchronous=FULL;"
	"PRAGMA cache_size=-512;"; /* KiB; by default it would grow with
				      the class to 2000 */

/* How to upgrade the tables by one version: steps[n] leads from n to n + 1. A
   new gradebook goes through all of them. */
static const char *const steps[FORM] = {
	"CREATE TABLE IF NOT EXISTS submission("
	" name TEXT PRIMARY KEY, raw TEXT NOT NULL, refused TEXT, notes TEXT);"
	"CREATE TABLE IF NOT EXISTS mark("
	" name TEXT NOT NULL, lab TEXT NOT NULL, hash TEXT, kit TEXT,"
	" isolation TEXT, score INTEGER, max INTEGER, result TEXT,"
	" failure TEXT, seconds REAL, graded TEXT, PRIMARY KEY(name, lab));",
	"ALTER TABLE submission ADD COLUMN looks TEXT;",
	"ALTER TABLE submission ADD COLUMN origin TEXT;"
	"ALTER TABLE mark ADD COLUMN machine TEXT;"
	"ALTER TABLE mark ADD COLUMN person TEXT;"
	"ALTER TABLE mark ADD COLUMN at TEXT;"
	"CREATE TABLE former("
	" number INTEGER PRIMARY KEY, name TEXT NOT NULL, lab TEXT NOT NULL,"
	" hash TEXT, kit TEXT, isolation TEXT, score INTEGER, max INTEGER,"
	" result TEXT, graded TEXT, machine TEXT, person TEXT,"
	" at TEXT);"
	"CREATE INDEX former_of ON former(name, lab);"
	"CREATE TABLE decision("
	" number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
	" made TEXT NOT NULL, decision TEXT NOT NULL);"
	"CREATE INDEX decision_of ON decision(name);"
	"CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT);",
	"ALTER TABLE mark ADD COLUMN failed_check TEXT;"
	"UPDATE mark SET failed_check=" GRADEBOOK_CHECK_IN_TEXT ";"};

/** The number that a query returns. Returns 0, or -1 and *error. */
static int
number_of(struct gradebook *book, const char *sql, int *number,
	  struct error *error)
{
	sqlite3_stmt *statement = NULL;
	int result = 0;

	if (sqlite3_prepare_v2(book->db, sql, -1, &statement, NULL) !=
		    SQLITE_OK ||
	    sqlite3_step(statement) != SQLITE_ROW)
		result = gradebook_fail(book, error);
	else
		*number = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return result;
}

/** Is it a gradebook of this version or an earlier one (0: no tables yet)? */
static int
look_at_form(struct gradebook *book, int *form, struct error *error)
{
	int things;

	if (number_of(book, "PRAGMA user_version", form, error) < 0 ||
	    number_of(book, "SELECT count(*) FROM sqlite_master", &things,
		      error) < 0)
		return -1;
	if (*form > FORM)
		return error_set(error,
				 "%s: a newer ipclab made it; use that one, "
				 "or name another --out",
				 book->path);
	if (*form == 0 && things > 0)
		return error_set(error,
				 "%s: it belongs to another program; move it "
				 "away, or name another --out",
				 book->path);
	return 0;
}

/** The SQL of all steps, in one transaction, because the disk may be full. The
 *  caller frees. */
static char *
steps_from(int form)
{
	char *text = NULL;
	size_t size;
	FILE *sql = xmemstream(&text, &size);

	fputs("BEGIN IMMEDIATE;", sql);
	for (int i = form; i < FORM; i++)
		fputs(steps[i], sql);
	fprintf(sql, "PRAGMA user_version=%d; COMMIT", FORM);
	fclose(sql);
	return text;
}

/** Say that the marks of an earlier ipclab are all kept. */
static void
tell_of_former(struct gradebook *book, int form)
{
	int marks = 0;

	number_of(book, "SELECT count(*) FROM mark WHERE result IS NOT NULL",
		  &marks, NULL);
	warning("%s: made by an older ipclab (form %d, now %d); its %d mark%s "
		"kept unchanged",
		book->path, form, FORM, marks, marks == 1 ? " is" : "s are");
}

/** Make the tables, or upgrade those of an earlier ipclab. */
static int
make_tables(struct gradebook *book, struct error *error)
{
	int form = book->form;
	char *change;
	int done;

	if (sqlite3_exec(book->db, settings, NULL, NULL, NULL) != SQLITE_OK)
		return gradebook_fail(book, error);
	if (form == FORM)
		return 0;
	change = steps_from(form);
	done = sqlite3_exec(book->db, change, NULL, NULL, NULL);
	free(change);
	if (done == SQLITE_OK) {
		book->form = FORM;
		if (form > 0)
			tell_of_former(book, form);
		return 0;
	}
	/* Another ipclab may have done it in the meantime. */
	gradebook_fail(book, error);
	sqlite3_exec(book->db, "ROLLBACK", NULL, NULL, NULL);
	return look_at_form(book, &book->form, NULL) == 0 && book->form == FORM
		       ? 0
		       : -1;
}

static struct gradebook *
open_by(const char *path, const char *name, int flags, struct error *error)
{
	struct gradebook *book = xcalloc(1, sizeof(*book));
	struct stat st;
	int done;

	book->path = xstrdup(path);
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		done = error_set(error, "%s: it is not a file; move it away",
				 path);
	else if (sqlite3_open_v2(name, &book->db, flags, NULL) != SQLITE_OK ||
		 sqlite3_busy_timeout(book->db, 5000) != SQLITE_OK)
		done = gradebook_fail(book, error);
	else
		done = look_at_form(book, &book->form, error);
	if (done == 0 && (flags & SQLITE_OPEN_READWRITE) != 0)
		done = make_tables(book, error);
	if (done == 0)
		return book;
	gradebook_close(book);
	return NULL;
}

struct gradebook *
gradebook_open(const char *path, struct error *error)
{
	return open_by(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		       error);
}

/** Is it read-only, folder included, with no unfinished changes? */
static bool
is_at_rest(const char *path)
{
	char *copy = xstrdup(path);
	char *log = strf("%s-wal", path);
	bool rests =
		access(path, R_OK) == 0 &&
		(access(path, W_OK) < 0 || access(dirname(copy), W_OK) < 0) &&
		access(log, F_OK) < 0;

	free(copy);
	free(log);
	return rests;
}

/** The path as an SQLite URI of a file that nobody changes (immutable). */
static char *
immutable_uri(const char *path)
{
	char *uri = xcalloc(3 * strlen(path) + 32, 1);
	size_t n = sprintf(uri, "file:");

	for (; *path != '\0'; path++)
		n += sprintf(uri + n, strchr("%?#", *path) ? "%%%02X" : "%c",
			     *path);
	strcpy(uri + n, "?immutable=1");
	return uri;
}

struct gradebook *
gradebook_open_to_read(const char *path, struct error *error)
{
	struct gradebook *book;
	char *uri;

	if (!is_at_rest(path))
		return gradebook_open(path, error);
	uri = immutable_uri(path);
	book = open_by(path, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
		       error);
	free(uri);
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
