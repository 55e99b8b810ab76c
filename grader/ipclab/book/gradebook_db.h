/* SPDX-License-Identifier: MIT */
/* What the gradebook's own files share; others use gradebook.h. */
#ifndef IPCLAB_GRADEBOOK_DB_H
#define IPCLAB_GRADEBOOK_DB_H

#include "ipclab/base/error.h"

#include <sqlite3.h>

struct gradebook {
	sqlite3 *db;
	char *path;
	int form;            /* of its tables, see gradebook_open.c */
	struct error unread; /* of the first thing that could not be read */
};

/**
 * Fill *error with what SQLite last failed at, and what to do about it.
 * Always returns -1, to be returned on.
 */
int gradebook_fail(struct gradebook *book, struct error *error);

#endif
