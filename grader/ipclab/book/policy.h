/* SPDX-License-Identifier: MIT */
/* The course's rules: for what comes late, and for what people give. */
#ifndef IPCLAB_POLICY_H
#define IPCLAB_POLICY_H

#include "ipclab/base/error.h"

#include <jansson.h>

struct policy;

/**
 * Read a policy (libconfuse): automatic; deadline, grace (minutes), late_days,
 * percent (a day), last_day; lab "ID" { deadline }; extension "NAME" { days,
 * until, labs }.
 * path: only to say where it is wrong. Returns NULL and *error if it is.
 * Ownership: policy_free().
 */
struct policy *policy_parse(const char *text, const char *path,
			    struct error *error);
void policy_free(struct policy *policy);

/** Per cent of a lab's points that the checks give; people give the others. */
long policy_automatic(const struct policy *policy);

/**
 * What it says of a lab that came at an instant ("2026-11-29T22:59:00Z", "" if
 * nobody knows): {"deadline", "days", "percent", "text"}, or NULL where it has
 * no deadline. *left: the student's late days; -1 at first. names: what the
 * student may be called in it. The caller owns it.
 */
json_t *policy_late(const struct policy *policy, const char *lab,
		    const char *const names[], const char *at, int *left);

#endif
