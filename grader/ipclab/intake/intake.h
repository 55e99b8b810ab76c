/* SPDX-License-Identifier: MIT */
/* What lies in the folder of submissions: one folder or archive a student. */
#ifndef IPCLAB_INTAKE_H
#define IPCLAB_INTAKE_H

#include "ipclab/intake/bundle.h"

#include <jansson.h>

struct submission {
	char *name;     /* for file names: letters, digits, . _ - and %XX */
	char *raw;      /* as it lies there or the site says, for display */
	char *key;      /* what tells it from others, uncleaned */
	json_t *origin; /* {"site", "id", "name", "at"}: what the site says; or
			   NULL */
	struct strlist paths; /* the folder or archive; single files: all */
};

struct intake {
	struct submission *items; /* by name */
	size_t count;
	struct strlist aside; /* entries that are no submissions */
};

/**
 * List the submissions in a folder. Entries that begin with a dot are left
 * out. What course sites name after one student (site_name_parse()) is put
 * together, by upload. A grade sheet, notes, a results folder of ours are set
 * aside. Returns 0, or -1 and *error: not there, no folder, empty, one
 * student's work. Ownership: intake_clear().
 */
int intake_list(struct intake *intake, const char *path, struct error *error);
void intake_clear(struct intake *intake);

/**
 * Is the folder one too high: is there one submission, and that a class?
 * Returns 0; or -1 and *error, which names the folder to give.
 */
int intake_check_level(const struct intake *intake, struct error *error);

/**
 * Read one submission's files into the bundle (which knows what it wants).
 * Returns 0, or -1 and *error says why it is refused.
 */
int intake_read(const struct submission *submission, struct bundle *bundle,
		struct error *error);

#endif
