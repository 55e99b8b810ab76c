/* SPDX-License-Identifier: MIT */
#include "ipclab/book/trouble.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>

bool
lab_is_troubled(const json_t *lab)
{
	char *trouble = lab_trouble(lab);
	bool is = *trouble != '\0';

	free(trouble);
	return is;
}

static const json_t *
first_troubled(const json_t *result)
{
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		if (lab_is_troubled(lab))
			return lab;
	return NULL;
}

/** Is there trouble with all of it, not only with one lab? */
static bool
whole_is_troubled(const json_t *result)
{
	return json_is_string(json_object_get(result, "refused")) ||
	       json_array_size(json_object_get(result, "looks")) > 0;
}

bool
lab_has_mark(const json_t *result, const json_t *lab)
{
	const json_t *failure;
	size_t i;

	if (lab == NULL || whole_is_troubled(result) || lab_is_troubled(lab))
		return false;
	json_array_foreach (json_object_get(result, "failures"), i, failure)
		if (strcmp(text_in(failure, "lab"), text_in(lab, "id")) == 0)
			return false;
	return true;
}

bool
result_is_troubled(const json_t *result)
{
	return whole_is_troubled(result) ||
	       json_array_size(json_object_get(result, "failures")) > 0 ||
	       first_troubled(result) != NULL;
}

/** Could its compiler not be run? */
static bool
is_uncompiled(const json_t *lab)
{
	return status_in(json_object_get(lab, "compile")) == STATUS_ERROR;
}

const json_t *
lab_troubled_check(const json_t *lab)
{
	const json_t *check;
	size_t i;

	if (json_is_true(json_object_get(lab, "decided")) || is_uncompiled(lab))
		return NULL;
	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (!status_is_verdict(status_in(check)) &&
		    !json_is_true(json_object_get(check, "decided")))
			return check;
	return NULL;
}

char *
lab_trouble(const json_t *lab)
{
	const json_t *check = lab_troubled_check(lab);
	const char *output;

	/* A person decided on its points. */
	if (json_is_true(json_object_get(lab, "decided")))
		return xstrdup("");
	if (is_uncompiled(lab)) {
		output = text_in(json_object_get(lab, "compile"), "output");
		return strf("%s: the compiler could not be run: %.*s",
			    text_in(lab, "id"), (int)strcspn(output, "\n"),
			    output);
	}
	if (check == NULL)
		return xstrdup("");
	return strf("%s, check %s: %s%s", text_in(lab, "id"),
		    text_in(check, "id"), text_in(check, "message"),
		    json_object_get(check, "attempts") != NULL
			    ? " It happened twice: the submission may provoke "
			      "it."
			    : "");
}

char *
result_trouble(const json_t *result)
{
	const json_t *refused = json_object_get(result, "refused");
	const json_t *failures = json_object_get(result, "failures");
	const json_t *lab = first_troubled(result);

	if (json_is_string(refused))
		return xstrdup(json_string_value(refused));
	if (json_array_size(failures) > 0) {
		const json_t *failure = json_array_get(failures, 0);

		return strf("%s: %s%s", text_in(failure, "lab"),
			    text_in(failure, "message"),
			    json_is_true(json_object_get(failure, "mark_kept"))
				    ? " (the earlier mark stands)"
				    : "");
	}
	if (lab != NULL)
		return lab_trouble(lab);
	return xstrdup(
		text_in(json_array_get(json_object_get(result, "looks"), 0),
			"message"));
}
