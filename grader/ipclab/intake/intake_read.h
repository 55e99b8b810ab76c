/* SPDX-License-Identifier: MIT */
/* Reading one submission, in whatever form it came. */
#ifndef IPCLAB_INTAKE_READ_H
#define IPCLAB_INTAKE_READ_H

#include "ipclab/intake/intake.h"

/** The number of attempts that the site exported: all (Blackboard), or one. */
size_t intake_attempts(const struct submission *submission);

/** When an attempt (0 is the first) was handed in, by the file names that the
 *  site gives: "2026-11-29T22:59:00Z", or "". */
void intake_attempt_instant(const struct submission *submission, size_t attempt,
			    char text[32]);

/** Like intake_read(), but for that attempt. */
int intake_read_attempt(const struct submission *submission, size_t attempt,
			struct bundle *bundle, struct error *error);

/**
 * Read one submission's files into the bundle (which knows what it wants); of
 * several attempts, the last one's. Returns 0, or -1 and *error, which says why
 * it is refused.
 */
int intake_read(const struct submission *submission, struct bundle *bundle,
		struct error *error);

#endif
