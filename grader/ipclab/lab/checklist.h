/* SPDX-License-Identifier: MIT */
/* The checks of a lab, as the tags in its .bats files declare them. */
#ifndef IPCLAB_CHECKLIST_H
#define IPCLAB_CHECKLIST_H

#include "ipclab/lab/lab.h"

struct check {
	char *id;    /* "unused-ends" */
	char *title; /* the test's name */
	long points;
	bool hidden;
	struct strlist todos; /* numbers, as written */
};

struct checklist {
	struct check *checks; /* public first, in the order of the files */
	size_t count;
};

/**
 * Read the tags of a lab's public checks and, where they are installed, of its
 * hidden ones. A line `# bats test_tags=id:…,points:…` stands above each `@test
 * "…" {`. only, if not NULL, lists the ids of the checks to keep. Returns 0, or
 * -1 and *error with file and line (a test without id or points, an id or title
 * used twice, no check with a wanted id).
 */
int checklist_read(struct checklist *list, const struct lab *lab,
		   const struct strlist *only, struct error *error);
void checklist_clear(struct checklist *list);

/** The checks as a JSON array: id, title, max, todos, visibility. */
json_t *checklist_json(const struct checklist *list);

/**
 * Write a copy of a lab's .bats file for Bats to run: only these checks, each
 * named by its id instead of its title, so that Bats and the check use the id
 * as its name. Line numbers don't change. Returns how many of these checks the
 * file has, or -1 and *error.
 */
int checklist_write(const char *from, const char *to, const struct strlist *ids,
		    struct error *error);

#endif
