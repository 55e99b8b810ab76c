/* SPDX-License-Identifier: MIT */
/* Whose submission is whose. */
#ifndef IPCLAB_ROSTER_MATCH_H
#define IPCLAB_ROSTER_MATCH_H

#include "ipclab/intake/roster.h"

/**
 * Find out whose the submissions are: by number, login or address, else by
 * group, else by a name that only one person has, at last without zeros before
 * a number and accents on a name. The names of those that are
 * nobody's are added to strangers. What the roster knows about them (name, id,
 * time) and the site did not say goes to their origin. The intake must outlive
 * the roster.
 */
void roster_match(struct roster *roster, struct intake *intake,
		  struct strlist *strangers);

#endif
