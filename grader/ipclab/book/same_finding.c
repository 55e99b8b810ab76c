/* SPDX-License-Identifier: MIT */
#include "ipclab/book/same_finding.h"

#include "ipclab/base/json_in.h"

#include <string.h>

static bool
is_same(const json_t *a, const json_t *b)
{
	return strcmp(text_in(a, "id"), text_in(b, "id")) == 0 &&
	       json_equal(json_object_get(a, "source"),
			  json_object_get(b, "source"));
}

bool
same_finding_among(const json_t *finding, const json_t *check, size_t count)
{
	const json_t *other;
	size_t i;

	json_array_foreach (json_object_get(check, "findings"), i, other)
		if (i < count && is_same(other, finding))
			return true;
	return false;
}

const char *
same_finding_before(const json_t *finding, const json_t *lab,
		    const json_t *check, size_t count, bool hidden_shown)
{
	const json_t *other;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, other) {
		if (other == check)
			return NULL;
		if ((hidden_shown ||
		     strcmp(text_in(other, "visibility"), "hidden") != 0) &&
		    same_finding_among(finding, other, count))
			return text_in(other, "title");
	}
	return NULL;
}
