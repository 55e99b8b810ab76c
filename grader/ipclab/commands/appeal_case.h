/* SPDX-License-Identifier: MIT */
/*
 * Find the verdict that is appealed, and judge it again: what ipclab appeal
 * does before it packs. On failure these functions end the process with a clear
 * message.
 */
#ifndef IPCLAB_APPEAL_CASE_H
#define IPCLAB_APPEAL_CASE_H

#include "ipclab/class/session.h"

#include <jansson.h>

/* A check of the submission, and the mark that stands. Owned: lab, submissions,
 * references to mark and verdict. */
struct appeal_case {
	const char *name; /* as given: maybe a pseudonym */
	const char *whose;
	const char *check;
	char *lab;
	char *submissions; /* the class's folder */
	json_t *mark;      /* as in its history */
	json_t *verdict;   /* the check's, as it counts now */
};

/** Find it in OUT. words: OUT NAME LAB CHECK. submissions: the class's folder,
 *  or NULL for the one in the gradebook. */
void appeal_find(struct appeal_case *wanted, char **words,
		 const char *submissions);

/** Load what judging it again takes: the same kit, the same isolation. */
void appeal_load(struct session *session, const struct appeal_case *wanted);

/**
 * Judge the check again on the same files, with the same seed, and keep all its
 * runs in the folder. Returns the lab's result, which the caller owns.
 */
json_t *appeal_judge(const struct session *session,
		     const struct appeal_case *wanted, const char *folder);

void appeal_clear(struct appeal_case *wanted);

#endif
