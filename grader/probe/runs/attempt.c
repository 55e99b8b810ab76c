/* SPDX-License-Identifier: MIT */
#include "probe/runs/attempt.h"
#include "probe/base/wrapper.h"
#include "probe/runs/may_happen.h"
#include <stdio.h>
#include <string.h>

const struct attempt attempts[] = {
	{"read", "EINTR", true, "eintr-not-restarted"},
	{"write", "EINTR", true, "eintr-not-restarted"},
	{"wait4", "EINTR", false, "eintr-not-restarted"},
	{"open", "EINTR", true, "eintr-not-restarted"},
	{"read", "short", false, "short-read-assumed"},
	{"write", "short", false, "short-write-ignored"},
	{"pipe", "EMFILE", false, "unchecked-error"},
	{"fork", "EAGAIN", false, "unchecked-error"},
	{"dup", "EMFILE", false, "unchecked-error"},
	{"dup2", "EMFILE", false, "unchecked-error"},
	{"open", "EMFILE", false, "unchecked-error"},
	{"mkfifo", "ENOSPC", false, "unchecked-error"},
	{"execve", "EACCES", false, "exec-failure-falls-through"},
};

static bool
is_of_family(const struct survey_row *row, const struct attempt *attempt)
{
	return strcmp(fault_family(row->nr), attempt->family) == 0;
}

bool
attempt_any(const struct survey_row *row)
{
	for (int i = 0; row->stack && i < ATTEMPTS; i++)
		if (is_of_family(row, &attempts[i]))
			return true;
	return false;
}

static bool
is_short(const struct attempt *attempt)
{
	return strcmp(attempt->effect, "short") == 0;
}

bool
attempt_applies(const struct attempt *attempt, const struct survey_row *row,
		const struct call_site *site)
{
	if (!is_of_family(row, attempt))
		return false;
	if (attempt->blocking && !row->pipe)
		return false;
	if (row->nonblock && strcmp(attempt->effect, "EINTR") == 0)
		return false;
	if (is_short(attempt) && row->whole)
		return false;
	/* made from the student's own line, and not deep inside libc? */
	return site->called ? is_wrapper(attempt->family, site->called)
			    : site->depth <= 1;
}

bool
attempt_plan(struct blow *out, const struct attempt *attempt,
	     const struct survey_row *row, const struct model *model, bool lab)
{
	uint64_t part;

	*out = (struct blow){.attempt = attempt};
	if (is_short(attempt)) {
		part = may_be_short(row, model);
		out->may_happen = part > 0;
		out->size = lab ? 1 : part;
		snprintf(out->fault, sizeof out->fault,
			 "%s:short=%llu:when=%llu", attempt->family,
			 (unsigned long long)out->size,
			 (unsigned long long)row->count);
	} else {
		out->may_happen = strcmp(attempt->effect, "EINTR") == 0
					  ? may_be_interrupted(row)
					  : may_run_out(row);
		snprintf(out->fault, sizeof out->fault, "%s:%s:when=%llu",
			 attempt->family, attempt->effect,
			 (unsigned long long)row->count);
	}
	return out->may_happen || lab;
}
