/* SPDX-License-Identifier: MIT */
/* --roster of ipclab grade: what each person in the course handed in. */
#ifndef IPCLAB_GRADE_ROSTER_H
#define IPCLAB_GRADE_ROSTER_H

#include "ipclab/book/outdir.h"
#include "ipclab/intake/roster.h"

/**
 * Report who handed in nothing, and which submissions are nobody's on the
 * roster (strangers, from roster_match()), and write both to OUT/roster.csv.
 * Returns 0, or -1 and *error if it can't be written.
 */
int grade_roster_tell(const struct roster *roster,
		      const struct strlist *strangers, const struct outdir *out,
		      struct error *error);

/**
 * Keep in the gradebook, for the report, who handed in nothing and which
 * submissions are nobody's. Returns 0, or -1 and *error.
 */
int grade_roster_keep(const struct roster *roster,
		      const struct strlist *strangers, const struct outdir *out,
		      struct error *error);

#endif
