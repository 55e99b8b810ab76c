/* SPDX-License-Identifier: MIT */
/* Reading the gradebook. */
#ifndef IPCLAB_GRADEBOOK_READ_H
#define IPCLAB_GRADEBOOK_READ_H

#include "ipclab/book/gradebook.h"

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
 * functions skip what they can't read. Returns 0, or -1 and *error.
 */
int gradebook_all_read(const struct gradebook *book, struct error *error);

/** The value set under that key, or NULL. The caller frees. */
char *gradebook_setting(struct gradebook *book, const char *key);

/** The most points that a submission of this class can have: for one lab or, if
 *  lab is NULL, for all labs by their weights. */
long gradebook_most(struct gradebook *book, const char *lab);

/** How many seconds the last grading of a submission took; 0 if unknown. */
double gradebook_seconds(struct gradebook *book, const char *name);

#endif
