/* SPDX-License-Identifier: MIT */
/* Pseudonyms of a class: OUT/key.csv says whose each is. */
#ifndef IPCLAB_PSEUDONYMS_H
#define IPCLAB_PSEUDONYMS_H

#include "ipclab/book/outdir.h"

struct pseudonyms;

/** Is there a key in OUT? */
bool pseudonyms_kept(const char *out);

/**
 * Read OUT/key.csv (pseudonym,submission,name), or begin it; give one to each
 * submission that has none, at random; drop the lines of those that are
 * forgotten, and write it, for its owner's eyes alone, if it is another now.
 * Returns NULL and *error. Ownership: pseudonyms_free().
 */
struct pseudonyms *pseudonyms_open(const struct outdir *out,
				   struct error *error);
void pseudonyms_free(struct pseudonyms *pseudonyms);

/** As gradebook_submissions(), by pseudonym: the order tells no name. */
int pseudonyms_each(const struct pseudonyms *pseudonyms,
		    int (*visit)(const struct submission_row *row,
				 void *context),
		    void *context);

/** Those that nobody has any more. */
const struct strlist *pseudonyms_dropped(const struct pseudonyms *pseudonyms);

/** Of the submission of that name, or shown under it; NULL: of none. */
const char *pseudonym_of(const struct pseudonyms *pseudonyms, const char *name);

/**
 * Put the pseudonym in the place of the result's name, its name on the page,
 * its origin, and where notes and looks say one of these. What students wrote
 * into their files stays.
 */
void pseudonym_put(const struct pseudonyms *pseudonyms, json_t *result);

/** The submission of a pseudonym by OUT's key, or NULL. The caller frees. */
char *pseudonym_whose(const char *out, const char *pseudonym);

/** Put pseudonyms for everybody's names in all strings of a value. */
void pseudonyms_in(const struct pseudonyms *p, json_t *value);

#endif
