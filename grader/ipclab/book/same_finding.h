/* SPDX-License-Identifier: MIT */
/* One mistake can fail many checks: it is explained only once. */
#ifndef IPCLAB_SAME_FINDING_H
#define IPCLAB_SAME_FINDING_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * Is the same finding among the first `count` findings of that check: the same
 * id and places, in whatever process? Where a process merely happened to be
 * ("sampled_in"), any line of the same loop matches.
 */
bool same_finding_among(const json_t *finding, const json_t *check,
			size_t count);

/**
 * The title of an earlier check of the lab that has the same finding among its
 * first `count`, or NULL. Ownership: the lab's. Hidden checks count only if
 * their findings are shown.
 */
const char *same_finding_before(const json_t *finding, const json_t *lab,
				const json_t *check, size_t count,
				bool hidden_shown);

/** Has everything that the check found been told by earlier checks of the lab?
    False if it found nothing. Compares as same_finding_before() does. */
bool same_findings_before(const json_t *lab, const json_t *check, size_t count,
			  bool hidden_shown);

#endif
