/* SPDX-License-Identifier: MIT */
/* The gradebook: what was graded stays graded. SQLite, one writer. */
#ifndef IPCLAB_GRADEBOOK_H
#define IPCLAB_GRADEBOOK_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>

struct gradebook;

/** The content of one submission's row. Strings are the caller's. */
struct submission_row {
	const char *name;    /* escaped */
	const char *raw;     /* for display */
	const char *refused; /* why it can't be read, or NULL */
	json_t *notes;       /* array of strings, or NULL */
	json_t *looks;  /* why a person should look, {"id", "message"}, or NULL
			 */
	json_t *origin; /* whose and when, by the site's account; or NULL */
};

/** One lab of one submission. */
struct mark_row {
	const char *lab;
	const char *hash;         /* of the files handed in for it */
	const char *kit;          /* fingerprint of what graded it */
	const char *isolation;    /* profile */
	json_t *result;           /* the lab object */
	const char *failure;      /* why the last regrade failed, or NULL */
	const char *failed_check; /* which had no verdict then, or NULL */
	double seconds;           /* how long grading took */
	const char *machine;      /* where it was graded; only when put */
	const char *person;       /* who graded it; only when put */
	const char *at; /* when this work was handed in, UTC; or NULL */
};

/** Begin and end a group of changes that are made all together or not at
 *  all. */
int gradebook_begin(struct gradebook *book, struct error *error);
int gradebook_commit(struct gradebook *book, struct error *error);
/** Undo the changes since gradebook_begin(). */
void gradebook_rollback(struct gradebook *book);

int gradebook_put_submission(struct gradebook *book,
			     const struct submission_row *row,
			     struct error *error);
int gradebook_put_mark(struct gradebook *book, const char *name,
		       const struct mark_row *row, struct error *error);

/** Run a statement with a mark's columns: ?1 to ?9 are name, lab, hash, kit,
 *  isolation, result, machine, person, at; ?10 to ?12 score, max, seconds. */
int gradebook_put_row(struct gradebook *book, const char *sql, const char *name,
		      const struct mark_row *row, struct error *error);

/**
 * Record that a regrade failed. An existing mark stays and gets the note;
 * otherwise only the note is kept. check: the one that had no verdict, or NULL.
 */
int gradebook_put_failure(struct gradebook *book, const char *name,
			  const char *lab, const char *failure,
			  const char *check, struct error *error);

/** The same work was also handed in at that time: the earliest time counts.
 *  Returns 0, or -1 and *error. */
int gradebook_put_arrival(struct gradebook *book, const char *name,
			  const char *lab, const char *hash, const char *at,
			  struct error *error);

int gradebook_set(struct gradebook *book, const char *key, const char *value,
		  struct error *error);

#endif
