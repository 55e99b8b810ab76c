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
	char *key;      /* unique among the submissions; not cleaned */
	json_t *origin; /* {"site", "id", "name", "at"}: what the site says; or
			   NULL */
	bool among;     /* it is one of several */
	struct strlist paths; /* its folder or archive; or all single files */
	struct strlist keys;  /* the students' numbers and addresses that the
				 site gives beside their names */
};

struct intake {
	struct submission *items; /* by name */
	size_t count;
	struct strlist aside; /* entries that are not submissions */
	struct strlist alike; /* entries with the same name, in sentences */
};

/**
 * List the submissions in a folder. Entries that begin with a dot are left out.
 * Files that course sites name after one student (site_name_parse()) are put
 * together, in order of upload. A grade sheet, notes and our own results folder
 * are set aside. Returns 0, or -1 and *error if the folder does not exist, is
 * not a folder, is empty, or is one student's work. Ownership: intake_clear().
 */
int intake_list(struct intake *intake, const char *path, struct error *error);
void intake_clear(struct intake *intake);

#endif
