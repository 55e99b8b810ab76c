/* SPDX-License-Identifier: MIT */
/* What a whole run of `ipclab grade` has in common. */
#ifndef IPCLAB_SESSION_H
#define IPCLAB_SESSION_H

#include "ipclab/base/sha256.h"
#include "ipclab/grade/isolation.h"
#include "ipclab/lab/lab.h"

/** What the user asked for. */
struct session_spec {
	struct strlist labs;   /* ids, names or numbers; empty: all */
	struct strlist only;   /* ids of checks; empty: all */
	const char *isolation; /* a profile, or NULL: the best there is */
	bool again;            /* grade what is unchanged, too */
	bool public_only;      /* leave hidden checks out, and say so */
};

struct session {
	struct lab **labs; /* the labs to grade, by id */
	size_t lab_count;
	char (*kits)[SHA256_HEX]; /* their fingerprints */
	struct strlist *only;     /* their checks to run; empty: all */
	struct sandbox sandbox;
	struct tools tools;
	bool again;
	char *person;  /* who grades */
	char *machine; /* and on what */
};

/**
 * Find the tools, choose the isolation, calibrate, read the labs.
 * Returns 0; or -1 and *error, and *wrong_usage says whether the user asked
 * for what there is not. Lives as long as the process.
 */
int session_load(struct session *session, const struct session_spec *spec,
		 bool *wrong_usage, struct error *error);

#endif
