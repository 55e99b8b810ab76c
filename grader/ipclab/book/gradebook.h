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
 * Open or make the gradebook of a path. Each change is on the disk when the
 * function returns (WAL, synchronous=FULL): kill -9 or a power cut loses
 * nothing. Returns NULL and *error. Ownership: gradebook_close().
 */
struct gradebook *gradebook_open(const char *path, struct error *error);

/**
 * Open one that is there to read from; where it may not be written to, and
 * no grader has left anything under way, as it lies there.
 */
struct gradebook *gradebook_open_to_read(const char *path, struct error *error);
void gradebook_close(struct gradebook *book);

/** What one submission's row holds. Strings are the caller's. */
struct submission_row {
	const char *name;    /* escaped */
	const char *raw;     /* for display */
	const char *refused; /* why it can't be read, or NULL */
	json_t *notes;       /* array of strings, or NULL */
	json_t *looks;  /* why a person should look, {"id", "message"}; or NULL
			 */
	json_t *origin; /* whose and when, as the site says it; or NULL */
};

/** One lab of one submission. */
struct mark_row {
	const char *lab;
	const char *hash;      /* of the files handed in for it */
	const char *kit;       /* fingerprint of what graded it */
	const char *isolation; /* profile */
	json_t *result;        /* the lab object */
	const char *failure;   /* why the last regrade failed, or NULL */
	double seconds;        /* what grading took */
	const char *machine;   /* that it was graded on; only to put it */
	const char *person;    /* who graded it; only to put it */
	const char *at;        /* when this work came, UTC; or NULL */
};

/** Begin and end a group of changes that is done as a whole or not at all. */
int gradebook_begin(struct gradebook *book, struct error *error);
int gradebook_commit(struct gradebook *book, struct error *error);
/** Give up the changes since gradebook_begin(). */
void gradebook_rollback(struct gradebook *book);

int gradebook_put_submission(struct gradebook *book,
			     const struct submission_row *row,
			     struct error *error);
int gradebook_put_mark(struct gradebook *book, const char *name,
		       const struct mark_row *row, struct error *error);

/**
 * Note that a regrade failed. A mark that is there stays, with the note;
 * else nothing but the note is kept.
 */
int gradebook_put_failure(struct gradebook *book, const char *name,
			  const char *lab, const char *failure,
			  struct error *error);

/**
 * What is known of a submission's labs, by lab: {"01-pipe": {"hash", "kit",
 * "isolation", "failure" or null}}. The caller owns it.
 */
json_t *gradebook_known(struct gradebook *book, const char *name);

/**
 * Call visit for each mark of a submission, by lab; row->result is NULL
 * where grading only failed. Stops at the first return other than 0.
 */
int gradebook_marks(struct gradebook *book, const char *name,
		    int (*visit)(const struct mark_row *row, void *context),
		    void *context);

/** Call visit for each submission, by name. */
int gradebook_submissions(struct gradebook *book,
			  int (*visit)(const struct submission_row *row,
				       void *context),
			  void *context);

/** The ids of all labs that have a mark, sorted, are added to labs. */
void gradebook_labs(struct gradebook *book, struct strlist *labs);

/**
 * Could all be read that was asked for since it was opened? The functions
 * above that read go on without what they can't. Returns 0, or -1 and *error.
 */
int gradebook_all_read(const struct gradebook *book, struct error *error);

/** The same work was handed in then, too: the earliest counts. Returns 0, or
 *  -1 and *error. */
int gradebook_put_arrival(struct gradebook *book, const char *name,
			  const char *lab, const char *hash, const char *at,
			  struct error *error);

/** What was set by that key, or NULL. The caller frees. */
char *gradebook_setting(struct gradebook *book, const char *key);
int gradebook_set(struct gradebook *book, const char *key, const char *value,
		  struct error *error);

/** The most points that a submission of this class can have: of a lab, or, if
 *  it is NULL, of all, as they weigh. */
long gradebook_most(struct gradebook *book, const char *lab);

/** Seconds that grading a submission took last time; 0 if unknown. */
double gradebook_seconds(struct gradebook *book, const char *name);

#endif
