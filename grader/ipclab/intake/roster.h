/* SPDX-License-Identifier: MIT */
/* Who is in the course, and what each of them handed in. */
#ifndef IPCLAB_ROSTER_H
#define IPCLAB_ROSTER_H

#include "ipclab/intake/intake.h"

struct person {
	char *name;
	char *group;            /* "" if none */
	char *at;               /* when handed in, as the roster says; or "" */
	struct strlist keys;    /* numbers, logins, addresses */
	const char *submission; /* its name, the intake's; NULL: nothing */
	struct strlist more;    /* names of other submissions by the same
				   person */
};

struct roster {
	struct person *people;
	size_t count;
	struct strlist wrong; /* times that can't be read, in sentences */
	struct strlist left;  /* names of columns that are ignored */
};

/**
 * Read a CSV file with a line of column names: name, or first and last name,
 * id, login, e-mail, group, submission time, as in the exports of Moodle,
 * Canvas and Gradescope. Other columns are ignored. UTF-8, UTF-16 or Windows'
 * own encoding; a repeated line is one person. Returns 0, or -1 and *error if
 * the file can't be read or has no such columns. Ownership: roster_clear().
 */
int roster_read(struct roster *roster, const char *path, struct error *error);
void roster_clear(struct roster *roster);

/** Are they equal apart from case, spaces and punctuation? False if neither has
 *  a letter or digit. */
bool roster_same(const char *a, const char *b);

#endif
