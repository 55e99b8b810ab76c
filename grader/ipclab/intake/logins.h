/* SPDX-License-Identifier: MIT */
/*
 * Blackboard's logins. It names files "TITLE_LOGIN_attempt_...", and both may
 * have underscores: "Lab_1_ann_lee_attempt_...".
 */
#ifndef IPCLAB_LOGINS_H
#define IPCLAB_LOGINS_H

#include "ipclab/intake/site_name.h"

#include "ipclab/base/mem.h"

/* The students of a download, by what is before "_attempt_". */
struct logins {
	struct strlist wholes;
	struct strlist logins; /* of each */
};

/**
 * Find the logins of all of Blackboard's entries in a folder. The note beside a
 * student's files has it: "Name: Ann Lee (ann_lee)". Without one, the title is
 * what most entries have in common. Ownership: logins_clear().
 */
void logins_read(struct logins *logins, const char *folder,
		 const struct strlist *entries);
void logins_clear(struct logins *logins);

/** site_name_parse(), but with Blackboard's id and name by the logins. */
bool logins_parse(const struct logins *logins, const char *entry,
		  struct site_name *out);

#endif
