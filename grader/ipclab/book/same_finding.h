/* SPDX-License-Identifier: MIT */
/* One mistake may make many checks fail: it is explained only once. */
#ifndef IPCLAB_SAME_FINDING_H
#define IPCLAB_SAME_FINDING_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * Is the same finding among the first `count` findings of that check: the same
 * id and places, in whichever process? Where a process only happened to be
 * ("sampled_in"), a line of the same loop will do.
 */
bool same_finding_among(const json_t *finding, const json_t *check,
			size_t count);

/**
 * The title of an earlier check of the lab that has the same finding among its
 * first `count`, or NULL. The lab owns it. Hidden checks count only if their
 * findings are shown.
 */
const char *same_finding_before(const json_t *finding, const json_t *lab,
				const json_t *check, size_t count,
				bool hidden_shown);

/** Is all that the check found told by earlier checks of the lab? Not if it
    found nothing. As same_finding_before(). */
bool same_findings_before(const json_t *lab, const json_t *check, size_t count,
			  bool hidden_shown);

#endif
