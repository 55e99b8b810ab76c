/* SPDX-License-Identifier: MIT */
/* Who is in the course, and what each of them handed in. */
#ifndef IPCLAB_ROSTER_H
#define IPCLAB_ROSTER_H

#include "ipclab/intake/intake.h"

struct person {
	char *name;
	char *group;            /* "" if none */
	char *at;               /* when handed in, as written there; or "" */
	struct strlist keys;    /* numbers, logins, addresses */
	const char *submission; /* its name; NULL: nothing; the intake's */
	struct strlist more;    /* names of others that are the same
				   person's */
};

struct roster {
	struct person *people;
	size_t count;
	struct strlist wrong; /* times that can't be read, in sentences */
	struct strlist left;  /* columns that mean nothing here */
};

/**
 * Read a CSV file with a line of column names: name, or first and last name,
 * id, login, e-mail, group, submission time, as Moodle's, Canvas's and
 * Gradescope's own exports have them; other columns are left aside. UTF-8,
 * UTF-16 or Windows' own encoding; the same line twice is one person. Returns
 * 0, or -1 and *error if it can't be read or has no such columns. Ownership:
 * roster_clear().
 */
int roster_read(struct roster *roster, const char *path, struct error *error);
void roster_clear(struct roster *roster);

/** Is it the same text but for case, spaces and punctuation? Not of two that
 *  have no letter or digit. */
bool roster_same(const char *a, const char *b);

#endif
