/* SPDX-License-Identifier: MIT */
/* Whose verdict is appealed, and judging it again: what ipclab appeal does
 * before it packs. These end the process with a clear line where they can't. */
#ifndef IPCLAB_APPEAL_CASE_H
#define IPCLAB_APPEAL_CASE_H

#include "ipclab/class/session.h"

#include <jansson.h>

/* A check of the submission, and the mark that stands. Owned: lab, submissions,
 * references to mark and verdict. */
struct appeal_case {
	const char *name; /* as it was given: maybe a pseudonym */
	const char *whose;
	const char *check;
	char *lab;
	char *submissions; /* where the class lies */
	json_t *mark;      /* as in its history */
	json_t *verdict;   /* the check's, as it stands */
};

/** Find it in OUT. words: OUT NAME LAB CHECK. submissions: where the class
 *  lies, or NULL: where the gradebook says. */
void appeal_find(struct appeal_case *wanted, char **words,
		 const char *submissions);

/** Load what it takes to judge it again: the same kit, the same isolation. */
void appeal_load(struct session *session, const struct appeal_case *wanted);

/**
 * Judge the check again on the same files, by the same seed, and keep all its
 * runs in the folder. Returns the lab's result, which the caller owns.
 */
json_t *appeal_judge(const struct session *session,
		     const struct appeal_case *wanted, const char *folder);

void appeal_clear(struct appeal_case *wanted);

#endif
