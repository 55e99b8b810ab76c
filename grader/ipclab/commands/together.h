/* SPDX-License-Identifier: MIT */
/* Who was allowed to work together, so that their code may be similar. */
#ifndef IPCLAB_TOGETHER_H
#define IPCLAB_TOGETHER_H

#include "ipclab/intake/intake.h"

struct together {
	struct strlist names; /* submissions */
	struct strlist sets;  /* the set of each, by the same index */
};

/**
 * Read who may work together: the groups of a roster, and the lines of a CSV
 * file, whose fields are submissions, or what the roster says of one: a name, a
 * number, a login. Warns of fields that are neither. Either path may be NULL.
 * Returns 0, or -1 and *error. Ownership: together_clear().
 */
int together_read(struct together *together, struct intake *intake,
		  const char *roster, const char *allowed, struct error *error);

/** Are the two submissions in the same set? context: a struct together. */
bool together_are(const void *context, const char *a, const char *b);

void together_clear(struct together *together);

#endif
