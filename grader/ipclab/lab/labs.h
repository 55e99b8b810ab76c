/* SPDX-License-Identifier: MIT */
/* The labs of the kit. */
#ifndef IPCLAB_LABS_H
#define IPCLAB_LABS_H

#include "ipclab/lab/lab.h"

/**
 * Read DATADIR/labs/ID/lab.conf.
 * Returns the lab, or NULL and *error with file, line and what to do.
 * Ownership: the caller calls lab_free().
 */
struct lab *lab_read(const char *id, struct error *error);

/**
 * The lab whose checks test the kit itself (DATADIR/calibration). Like
 * lab_read(), but it is in no list of labs.
 */
struct lab *lab_read_calibration(struct error *error);

/** All ids below DATADIR/labs, sorted. Returns 0, or -1 and *error. */
int lab_ids(struct strlist *ids, struct error *error);

/** All labs that can be read, by id. Ownership: lab_set_clear(). */
struct lab_set {
	struct lab **items;
	size_t count;
};
struct lab_set lab_read_all(void);
void lab_set_clear(struct lab_set *labs);

/**
 * The id that a user means: "02-dup2", "02", "2" or "dup2".
 * Returns the id, or NULL and *error, which names the nearest one.
 * Ownership: the caller frees.
 */
char *lab_resolve(const char *wanted, struct error *error);

#endif
