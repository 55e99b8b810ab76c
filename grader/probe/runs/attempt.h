/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ATTEMPT_H
#define PROBE_ATTEMPT_H

/* Which faults are tried on which calls, and how. */
#include "probe/model/model.h"
#include "probe/runs/call_site.h"

/** A fault that is tried on calls of a family. */
struct attempt {
	const char *family;
	const char *effect; /* the name of an error, or "short" */
	bool blocking;      /* only if the call may block */
	const char *finding;
};

enum { ATTEMPTS = 13 };
extern const struct attempt attempts[ATTEMPTS];

/** One attempt at one call: how it is made to fail. */
struct blow {
	const struct attempt *attempt;
	char fault[64]; /* in --inject syntax */
	uint64_t size;  /* for a short count, else 0 */
	bool may_happen;
};

/** Can such a call be made to fail at all? */
bool attempt_any(const struct survey_row *row);

/** Does this attempt apply to this call at this site? */
bool attempt_applies(const struct attempt *attempt,
		     const struct survey_row *row,
		     const struct call_site *site);

/** Plan the attempt. False if it is not to be made: it can't happen, and is not
 *  asked for by the labs' contract either. */
bool attempt_plan(struct blow *out, const struct attempt *attempt,
		  const struct survey_row *row, const struct model *model,
		  bool lab);

#endif
