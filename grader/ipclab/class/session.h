/* SPDX-License-Identifier: MIT */
/* What all parts of a run of `ipclab grade` share. */
#ifndef IPCLAB_SESSION_H
#define IPCLAB_SESSION_H

#include "ipclab/base/sha256.h"
#include "ipclab/grade/isolation.h"
#include "ipclab/lab/lab.h"

/** What the user asked for. */
struct session_spec {
	struct strlist labs;   /* ids, names or numbers; empty: all */
	struct strlist only;   /* ids of checks; empty: all */
	const char *isolation; /* a profile; NULL: the best one available */
	bool again;            /* also grade what is unchanged */
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
 * Find the tools, choose the isolation, read the labs, calibrate. Returns 0, or
 * -1 and *error; *wrong_usage tells whether the user asked for something that
 * does not exist. Lives as long as the process.
 */
int session_load(struct session *session, const struct session_spec *spec,
		 bool *wrong_usage, struct error *error);

#endif
