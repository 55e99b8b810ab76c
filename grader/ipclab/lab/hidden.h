/* SPDX-License-Identifier: MIT */
/* A lab's hidden checks: they come with the staff's kit, and only those who may
   grade can read them. */
#ifndef IPCLAB_HIDDEN_H
#define IPCLAB_HIDDEN_H

#include "ipclab/lab/lab.h"

#include <time.h>

/** What a lab shows its students of failed hidden checks. */
enum hidden_shown {
	SHOWN_POINTS, /* the points of all together */
	SHOWN_TITLES, /* also each one's title, verdict and points */
	SHOWN_FULL,   /* also all that a public check would show */
};

/** Find out where the hidden checks are and whether they run. lab_read() calls
 *  it. */
void lab_find_hidden(struct lab *lab);

/** Leave out its hidden checks, if it has any here. */
void lab_leave_hidden_out(struct lab *lab);

/**
 * Make sure that students don't lose the points of hidden checks. Returns 0, or
 * -1 and *error, with what to do, if the checks are there but can't be read.
 */
int lab_hidden_checks_run(const struct lab *lab, struct error *error);

/**
 * What a result says of the hidden checks ("hidden_checks"): "run", "left-out"
 * (there, but not run) or "absent". Ownership: static.
 */
const char *lab_hidden_word(const struct lab *lab);

/**
 * What "points", "titles", "full" or "after DATE" (titles, then full) means
 * now: an enum hidden_shown, or -1 for any other word.
 */
int hidden_shown(const char *text, time_t now);

#endif
