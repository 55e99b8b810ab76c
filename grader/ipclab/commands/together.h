/* SPDX-License-Identifier: MIT */
/* Who was allowed to work together, so that their code may be alike. */
#ifndef IPCLAB_TOGETHER_H
#define IPCLAB_TOGETHER_H

#include "ipclab/intake/intake.h"

struct together {
	struct strlist names; /* of submissions */
	struct strlist sets;  /* the set of each submission, by the same
				 index */
};

/**
 * Read groups from a roster, and from a CSV file the people who stand in one
 * line of it (each a submission, or what the roster says of one: a name, a
 * number, a login). Warns of fields that are neither. Either path may be NULL.
 * Returns 0, or -1 and *error. Ownership: together_clear().
 */
int together_read(struct together *together, struct intake *intake,
		  const char *roster, const char *allowed, struct error *error);

/** Are the two submissions in one set? context: a struct together. */
bool together_are(const void *context, const char *a, const char *b);

void together_clear(struct together *together);

#endif
