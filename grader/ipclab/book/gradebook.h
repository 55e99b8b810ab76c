/* SPDX-License-Identifier: MIT */
/* The gradebook: what was graded stays graded. SQLite, one writer. */
#ifndef IPCLAB_GRADEBOOK_H
#define IPCLAB_GRADEBOOK_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>

struct gradebook;

/**
 * Open or make the gradebook at a path. Each change is on the disk when the
 * function returns (WAL, synchronous=FULL): kill -9 or a power cut loses
 * nothing. Returns NULL and *error. Ownership: gradebook_close().
 */
struct gradebook *gradebook_open(const char *path, struct error *error);

/**
 * Open an existing gradebook for reading. If it is read-only, and no grader
 * left unfinished changes, it is opened as an unchanging file.
 */
struct gradebook *gradebook_open_to_read(const char *path, struct error *error);
void gradebook_close(struct gradebook *book);

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

/**
 * Record that a regrade failed. An existing mark stays and gets the note;
 * otherwise only the note is kept. check: the one that had no verdict, or NULL.
 */
int gradebook_put_failure(struct gradebook *book, const char *name,
			  const char *lab, const char *failure,
			  const char *check, struct error *error);

/**
 * What is known about a submission's labs, by lab: {"01-pipe": {"hash", "kit",
 * "isolation", "failure" or null}}. The caller owns it.
 */
json_t *gradebook_known(struct gradebook *book, const char *name);

/**
 * Call visit for each mark of a submission, by lab; row->result is NULL if
 * grading has only failed so far. Stops at the first return value other than 0.
 */
int gradebook_marks(struct gradebook *book, const char *name,
		    int (*visit)(const struct mark_row *row, void *context),
		    void *context);

/** Call visit for each submission, by name. */
int gradebook_submissions(struct gradebook *book,
			  int (*visit)(const struct submission_row *row,
				       void *context),
			  void *context);

/** Add to labs the ids of all labs that have a mark, sorted. */
void gradebook_labs(struct gradebook *book, struct strlist *labs);

/**
 * Has everything been read that was asked for since it was opened? The reading
 * functions above skip what they can't read. Returns 0, or -1 and *error.
 */
int gradebook_all_read(const struct gradebook *book, struct error *error);

/** The same work was also handed in at that time: the earliest time counts.
 *  Returns 0, or -1 and *error. */
int gradebook_put_arrival(struct gradebook *book, const char *name,
			  const char *lab, const char *hash, const char *at,
			  struct error *error);

/** The value set under that key, or NULL. The caller frees. */
char *gradebook_setting(struct gradebook *book, const char *key);
int gradebook_set(struct gradebook *book, const char *key, const char *value,
		  struct error *error);

/** The most points that a submission of this class can have: for one lab or, if
 *  lab is NULL, for all labs by their weights. */
long gradebook_most(struct gradebook *book, const char *lab);

/** How many seconds the last grading of a submission took; 0 if unknown. */
double gradebook_seconds(struct gradebook *book, const char *name);

#endif
