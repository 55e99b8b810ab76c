/* SPDX-License-Identifier: MIT */
/*
 * Finding the appealed verdict and judging it again: what ipclab appeal does
 * before it packs. If these functions fail, they end the process with a clear
 * message.
 */
#ifndef IPCLAB_APPEAL_CASE_H
#define IPCLAB_APPEAL_CASE_H

#include "ipclab/class/session.h"

#include <jansson.h>

/* A check of the submission, and the mark that stands. It owns lab and
 * submissions, and references to mark and verdict. */
struct appeal_case {
	const char *name; /* as given; perhaps a pseudonym */
	const char *whose;
	const char *check;
	char *lab;
	char *submissions; /* the class's folder */
	json_t *mark;      /* as in its history */
	json_t *verdict;   /* the check's, as it counts at present */
};

/** Find it in OUT. words: OUT NAME LAB CHECK. submissions: the class's folder;
 *  NULL: the one in the gradebook. */
void appeal_find(struct appeal_case *wanted, char **words,
		 const char *submissions);

/** Load what is needed to judge it again: the same kit and isolation. */
void appeal_load(struct session *session, const struct appeal_case *wanted);

/**
 * Judge the check again on the same files with the same seed, and keep all its
 * runs in the folder. Returns the lab's result, which the caller owns.
 */
json_t *appeal_judge(const struct session *session,
		     const struct appeal_case *wanted, const char *folder);

void appeal_clear(struct appeal_case *wanted);

#endif
