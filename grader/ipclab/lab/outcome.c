/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/outcome.h"

#include "ipclab/base/json_in.h"

#include <string.h>

static const char *const status_names[] = {
	[STATUS_PASS] = "pass",
	[STATUS_FAIL] = "fail",
	[STATUS_ERROR] = "error",
	[STATUS_SKIP] = "skip",
};

static const struct {
	const char *name;
	const char *text;
} not_run[] = {
	[RUN] = {"", ""},
	[NOT_RUN_NOTHING_THERE] = {"nothing-handed-in",
				   "Not run, because nothing was handed in for "
				   "this lab."},
	[NOT_RUN_NOT_COMPILED] = {"not-compiled",
				  "Not run, because nothing compiled. Fix the "
				  "compiler's errors first."},
	[NOT_RUN_NO_COMPILER] = {"no-compiler",
				 "Not run, because the compiler could not be "
				 "run here. That is not your fault; please "
				 "tell the course staff."},
};

enum {
	STATUSES = sizeof(status_names) / sizeof(*status_names),
	REASONS = sizeof(not_run) / sizeof(*not_run),
};

const char *
status_name(enum status status)
{
	return status_names[status];
}

enum status
status_in(const json_t *object)
{
	const char *name = text_in(object, "status");

	for (int i = 0; i < STATUSES; i++)
		if (strcmp(name, status_names[i]) == 0)
			return i;
	return STATUS_ERROR;
}

void
status_set(json_t *object, enum status status)
{
	json_object_set_new(object, "status",
			    json_string(status_names[status]));
}

bool
status_is_verdict(enum status status)
{
	return status == STATUS_PASS || status == STATUS_FAIL;
}

const char *
check_says(const json_t *check)
{
	const char *message = text_in(check, "message");

	if (*message != '\0')
		return message;
	return text_in(json_array_get(json_object_get(check, "findings"), 0),
		       "message");
}

bool
check_is_hidden(const json_t *check)
{
	return strcmp(text_in(check, "visibility"), "hidden") == 0;
}

bool
hidden_checks_ran(const json_t *object)
{
	return strcmp(text_in(object, "hidden_checks"), "run") == 0;
}

bool
hidden_checks_left_out(const json_t *object)
{
	return strcmp(text_in(object, "hidden_checks"), "left-out") == 0;
}

json_t *
not_run_json(enum not_run why)
{
	return why == RUN ? json_null() : json_string(not_run[why].name);
}

enum not_run
not_run_in(const json_t *lab)
{
	const char *name = text_in(lab, "not_run");

	for (int i = 0; i < REASONS; i++)
		if (strcmp(name, not_run[i].name) == 0)
			return i;
	return RUN;
}

const char *
not_run_text(enum not_run why)
{
	return not_run[why].text;
}
