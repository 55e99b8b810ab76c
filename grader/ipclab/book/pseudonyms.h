/* SPDX-License-Identifier: MIT */
/* Pseudonyms of a class. OUT/key.csv says who is behind each one. */
#ifndef IPCLAB_PSEUDONYMS_H
#define IPCLAB_PSEUDONYMS_H

#include "ipclab/book/outdir.h"

struct pseudonyms;

/** Is there a key in OUT? */
bool pseudonyms_kept(const char *out);

/**
 * Read OUT/key.csv (pseudonym,submission,name), or start a new one; give a
 * random pseudonym to each submission that has none; drop the lines of
 * forgotten submissions; and if anything changed, write the file, readable by
 * its owner only. Returns NULL and *error. Ownership: pseudonyms_free().
 */
struct pseudonyms *pseudonyms_open(const struct outdir *out,
				   struct error *error);
void pseudonyms_free(struct pseudonyms *pseudonyms);

/** Like gradebook_submissions(), but sorted by pseudonym, so that the order
 *  reveals no name. */
int pseudonyms_each(const struct pseudonyms *pseudonyms,
		    int (*visit)(const struct submission_row *row,
				 void *context),
		    void *context);

/** Pseudonyms that nobody has any longer. */
const struct strlist *pseudonyms_dropped(const struct pseudonyms *pseudonyms);

/** The pseudonym of the submission with this name or display name; NULL if
 *  none. */
const char *pseudonym_of(const struct pseudonyms *pseudonyms, const char *name);

/** The submission behind a pseudonym, by OUT's key, or NULL. The caller
 *  frees. */
char *pseudonym_whose(const char *out, const char *pseudonym);

#endif
