/* SPDX-License-Identifier: MIT */
/* What the folder of submissions contains: one folder or archive for each
   student. */
#ifndef IPCLAB_INTAKE_H
#define IPCLAB_INTAKE_H

#include "ipclab/intake/bundle.h"

#include <jansson.h>

struct submission {
	char *name;     /* for file names: letters, digits, . _ - and %XX */
	char *raw;      /* as the folder or the site has it, for display */
	char *key;      /* tells it from the others; not cleaned */
	json_t *origin; /* {"site", "id", "name", "at"}: what the site says; or
			   NULL */
	struct strlist paths; /* the folder or archive; single files: all */
	struct strlist keys;  /* numbers and addresses that the site tells of
				 its students, beside their names */
};

struct intake {
	struct submission *items; /* by name */
	size_t count;
	struct strlist aside; /* entries that are not submissions */
	struct strlist alike; /* entries of one name, in sentences */
};

/**
 * List the submissions in a folder. Entries that begin with a dot are left out.
 * Files that course sites name after one student (site_name_parse()) are put
 * together, by upload. A grade sheet, notes and our own results folder are set
 * aside. Returns 0, or -1 and *error if it does not exist, is not a folder, is
 * empty, or is one student's work. Ownership: intake_clear().
 */
int intake_list(struct intake *intake, const char *path, struct error *error);
void intake_clear(struct intake *intake);

/**
 * Is the folder one level too high: does it hold a single submission which is a
 * whole class? Returns 0 if not; else -1 and *error, which names the folder to
 * give.
 */
int intake_check_level(const struct intake *intake, struct error *error);

/** How many attempts a site handed out of it: Blackboard all, others one. */
size_t intake_attempts(const struct submission *submission);

/** When it was handed in, as the site's name of an attempt's file says:
 *  "2026-11-29T22:59:00Z", or "". 0 is the first attempt. */
void intake_attempt_instant(const struct submission *submission, size_t attempt,
			    char text[32]);

/** Like intake_read(), but for that attempt. */
int intake_read_attempt(const struct submission *submission, size_t attempt,
			struct bundle *bundle, struct error *error);

/**
 * Read one submission's files, of several attempts the last one's, into the
 * bundle (which knows what it wants). Returns 0, or -1 and *error, which says
 * why it is refused.
 */
int intake_read(const struct submission *submission, struct bundle *bundle,
		struct error *error);

#endif
