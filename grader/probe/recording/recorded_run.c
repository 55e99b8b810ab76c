/* SPDX-License-Identifier: MIT */
#include "probe/recording/recorded_run.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int
add_fault(struct recording *recording, const char *fault)
{
	const char **more = reallocarray(
		recording->faults, recording->fault_len + 2, sizeof(*more));

	if (!more)
		return -1;
	recording->faults = more;
	more[recording->fault_len] = strdup(fault);
	if (!more[recording->fault_len])
		return -1;
	more[++recording->fault_len] = NULL;
	return 0;
}

/** Take a string field of the run line. Returns whether `name` is one. */
static bool
take_text(struct recording *recording, const char *name, const char *value)
{
	struct {
		const char *name;
		char **to;
	} const texts[] = {{"program", &recording->program},
			   {"reason", &recording->reason},
			   {"isolation", &recording->isolation},
			   {"lost", &recording->lost}};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (strcmp(texts[i].name, name) != 0)
			continue;
		free(*texts[i].to);
		*texts[i].to = strdup(value);
		return true;
	}
	return false;
}

static int
outcome_of(const char *name)
{
	for (int outcome = 0; outcome <= OUTCOME_ERROR; outcome++)
		if (strcmp(outcome_name((enum outcome)outcome), name) == 0)
			return outcome;
	return -1;
}

/** Times must be finite, and short enough for an int in the summary. */
static bool
take_ms(double *ms, const char *value)
{
	*ms = strtod(value, NULL);
	return *ms >= 0 && *ms <= INT_MAX;
}

/** False if the number can't be that of a run. */
static bool
take_number(struct recording *recording, const char *name, const char *value)
{
	struct run_result *result = &recording->result;

	if (strcmp(name, "status") == 0)
		result->exit_status = atoi(value);
	else if (strcmp(name, "signal") == 0)
		result->signal = atoi(value);
	else if (strcmp(name, "wall_ms") == 0)
		return take_ms(&result->wall_ms, value);
	else if (strcmp(name, "cpu_ms") == 0)
		return take_ms(&result->cpu_ms, value);
	else if (strcmp(name, "lab") == 0)
		recording->lab = atoi(value) != 0;
	else if (strcmp(name, "exec_errno") == 0)
		recording->exec_errno = atoi(value);
	else if (strcmp(name, "seed") == 0) {
		result->have_seed = true;
		result->seed = strtoull(value, NULL, 10);
	} else if (strcmp(name, "schedules") == 0) {
		result->explored = true;
		result->schedules = (unsigned)strtoul(value, NULL, 10);
	}
	return true;
}

int
recorded_run_take(struct recording *recording, const char *name,
		  const char *value, int *outcome)
{
	if (strcmp(name, "outcome") == 0)
		*outcome = outcome_of(value);
	else if (strcmp(name, "fault") == 0)
		return add_fault(recording, value);
	else if (!take_text(recording, name, value) &&
		 !take_number(recording, name, value)) {
		errno = EINVAL;
		return -1;
	}
	return 0;
}
