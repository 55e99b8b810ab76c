/* SPDX-License-Identifier: MIT */
/* What the last whole check of a lab said: for the student only. */
#ifndef IPCLAB_LAST_SCORE_H
#define IPCLAB_LAST_SCORE_H

#include "ipclab/base/sha256.h"
#include "ipclab/intake/bundle.h"

#include <jansson.h>

struct last_score {
	long points;
	long most;    /* 0: it is not known that the lab was ever checked */
	long todo;    /* the one to go on with; 0: none */
	long unclear; /* checks that gave no verdict */
	char *folder; /* absolute, of the files; "": can't be told */
	char files[SHA256_HEX]; /* fingerprint_bundle() of them */
};

/**
 * Note the result of all of a lab's checks on the files in the folder work, in
 * the note scores/LAB (see state_file.h). Nothing is noted if they were not run
 * for a reason of ours.
 */
void last_score_keep(const struct lab *lab, const char *work,
		     const struct bundle *bundle, const json_t *result);

/** What was noted. Ownership: the caller calls last_score_clear(). */
struct last_score last_score_read(const char *lab);
void last_score_clear(struct last_score *score);

#endif
