/* SPDX-License-Identifier: MIT */
/* The names that course sites give to what students hand in. */
#ifndef IPCLAB_SITE_NAME_H
#define IPCLAB_SITE_NAME_H

#include <stdbool.h>

/** The parts of such a name. All members except late may be NULL; owned. */
struct site_name {
	const char *site; /* "moodle", "canvas", "blackboard"; static */
	char *name;       /* the student's, as the site spells it */
	char *id;         /* the student's number or login on the site */
	char *upload;     /* compare by site_name_compare() */
	char *file;       /* the student's own name for it; "" if none */
	char *whole; /* Blackboard's title and login, "Lab 1_ann_lee": either
			may have underscores, see logins.h */
	bool late;   /* late according to the site */
};

/**
 * Parse the name of an entry in a site's export:
 *   Moodle      "Ann Lee_1234_assignsubmission_file", in folders, or flat with
 *               "_FILE" after it; "onlinetext" instead of "file"
 *   Canvas      "leeann_LATE_1234_5678_pipeline-1.c", "leeann_1234_text.html",
 *               anonymous "anon_x3f9a_5678_pipeline.c"
 *   Blackboard  "Lab 1_annlee_attempt_2026-11-29-06-28-19_pipeline.c", and the
 *               ".txt" beside it
 * Returns whether it is one. Ownership: site_name_clear() if so.
 */
bool site_name_parse(const char *entry, struct site_name *out);
void site_name_clear(struct site_name *name);

/** Are they the same student's? */
bool site_name_same(const struct site_name *a, const struct site_name *b);

/** Compare by upload, earliest first: less than, equal to or greater than 0. */
int site_name_compare(const struct site_name *a, const struct site_name *b);

/**
 * The name of the submission that it belongs to: equal for everything that the
 * student handed in. Ownership: the caller frees.
 */
char *site_name_submission(const struct site_name *name);

/** When it was handed in, by Blackboard's names: "2026-11-29T22:59:00Z"; "" for
 *  other sites. */
void site_name_instant(const struct site_name *name, char text[32]);

#endif
