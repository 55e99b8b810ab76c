/* SPDX-License-Identifier: MIT */
/* Finding out whose submission is whose. */
#ifndef IPCLAB_ROSTER_MATCH_H
#define IPCLAB_ROSTER_MATCH_H

#include "ipclab/intake/roster.h"

/**
 * Find out whose the submissions are: by number, login or address; else by
 * group; else by a name that only one person has; at last also ignoring leading
 * zeros of numbers and accents of names. The names of submissions that are
 * nobody's are added to strangers. What the roster knows (name, id, time) and
 * the site did not say is added to a submission's origin. The intake must
 * outlive the roster.
 */
void roster_match(struct roster *roster, struct intake *intake,
		  struct strlist *strangers);

#endif
