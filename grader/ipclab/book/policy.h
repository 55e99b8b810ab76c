/* SPDX-License-Identifier: MIT */
/* The course's rules: for late work, and for points that people give. */
#ifndef IPCLAB_POLICY_H
#define IPCLAB_POLICY_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <jansson.h>

struct policy;

/**
 * Read a policy (libconfuse): automatic; attempts; deadline, grace (minutes),
 * late_days, percent (a day), last_day; lab "ID" { deadline }; extension "NAME"
 * { days, until, labs }. path: only for error messages. Returns NULL and *error
 * if it is wrong. Ownership: policy_free().
 */
struct policy *policy_parse(const char *text, const char *path,
			    struct error *error);
void policy_free(struct policy *policy);

/** The percentage of a lab's points that the checks give; people give the
 *  rest. */
long policy_automatic(const struct policy *policy);

/** Add the labs and the people with an extension that the policy names. */
void policy_named(const struct policy *policy, struct strlist *labs,
		  struct strlist *people);

/** Which attempt counts; NULL if the policy does not say (then the latest). */
#define POLICY_LATEST "latest"
#define POLICY_BEST "best"
#define POLICY_IN_TIME "in-time"
const char *policy_attempts(const struct policy *policy);

/**
 * The policy's verdict on a lab that was handed in at `at`
 * ("2026-11-29T22:59:00Z", or "" if unknown): {"deadline", "days", "percent",
 * "text"}, or NULL if the lab has no deadline. *left: the student's remaining
 * late days; -1 at first. names: what the policy may call the student. The
 * caller owns the result.
 */
json_t *policy_late(const struct policy *policy, const char *lab,
		    const char *const names[], const char *at, int *left);

#endif
