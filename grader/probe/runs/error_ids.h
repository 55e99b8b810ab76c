/* SPDX-License-Identifier: MIT */
/*
 * The mistakes known from one run, so that new ones in another run stand out: a
 * forgotten wait() shows in every order, a race only in some.
 */
#ifndef PROBE_ERROR_IDS_H
#define PROBE_ERROR_IDS_H

#include "probe/findings/finding.h"
#include <stdbool.h>

/* More ids than the index can have. */
#define KNOWN_MAX 64

struct error_ids {
	const char *ids[KNOWN_MAX]; /* each once */
	size_t len;
};

/** Add the ids of the findings of severity error. Keeps no pointer to the
 *  findings. */
void error_ids_note(struct error_ids *known, const struct findings *findings);

/** Is there a finding of severity error with an id not yet known? */
bool error_ids_have_news(const struct error_ids *known,
			 const struct findings *findings);

#endif
