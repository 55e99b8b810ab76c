/* SPDX-License-Identifier: MIT */
/* The result of the last full check of a lab. Only the student sees this. */
#ifndef IPCLAB_LAST_SCORE_H
#define IPCLAB_LAST_SCORE_H

#include "ipclab/base/sha256.h"
#include "ipclab/intake/bundle.h"

#include <jansson.h>

struct last_score {
	long points;
	long most;    /* 0: as far as we know, the lab was never checked */
	long todo;    /* the TODO to go on with; 0: none */
	long unclear; /* checks without a verdict */
	char *folder; /* of the files, absolute; "": unknown */
	char files[SHA256_HEX]; /* fingerprint_bundle() of them */
};

/**
 * Record the result of all checks of a lab on the files in the folder work, in
 * the note scores/LAB (see state_file.h). Nothing is recorded if they were not
 * run for a reason of ours.
 */
void last_score_keep(const struct lab *lab, const char *work,
		     const struct bundle *bundle, const json_t *result);

/** The recorded result. Ownership: the caller calls last_score_clear(). */
struct last_score last_score_read(const char *lab);
void last_score_clear(struct last_score *score);

#endif
