/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ATTEMPT_H
#define PROBE_ATTEMPT_H

/*
 * Which faults are tried on which calls, and how.
 */
#include "probe/model/model.h"
#include "probe/runs/call_site.h"

/** What is tried on calls of this family. */
struct attempt {
	const char *family;
	const char *effect; /* an error's name, or short */
	bool blocking;      /* only if the call may block */
	const char *finding;
};

enum { ATTEMPTS = 13 };
extern const struct attempt attempts[ATTEMPTS];

/** An attempt on a call: how it is made to fail there. */
struct blow {
	const struct attempt *attempt;
	char fault[64]; /* as in --inject */
	uint64_t size;  /* of a short count, else 0 */
	bool may_happen;
};

/** Can a call like this be made to fail at all? */
bool attempt_any(const struct survey_row *row);

/** Is that tried on this call, made at that site? */
bool attempt_applies(const struct attempt *attempt,
		     const struct survey_row *row,
		     const struct call_site *site);

/** How that attempt is made there; false if it is not made at all: it can't
 *  happen, and the labs' contract does not ask for it. */
bool attempt_plan(struct blow *out, const struct attempt *attempt,
		  const struct survey_row *row, const struct model *model,
		  bool lab);

#endif
