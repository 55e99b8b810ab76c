/* SPDX-License-Identifier: MIT */
#include "ipclab/book/same_finding.h"

#include "ipclab/base/json_in.h"
#include "ipclab/lab/outcome.h"

#include <string.h>

static bool
is_in(const json_t *functions, const json_t *function)
{
	const json_t *other;
	size_t i;

	json_array_foreach (functions, i, other)
		if (json_equal(other, function))
			return true;
	return false;
}

/** For places where a process merely happened to be: can both be in the same
    loop, perhaps at another line of it or in a function that it calls? */
static bool
is_same_loop(const json_t *a, const json_t *b)
{
	return is_in(a, json_array_get(b, 0)) || is_in(b, json_array_get(a, 0));
}

static bool
is_equal(const json_t *a, const json_t *b, const char *key)
{
	const json_t *one = json_object_get(a, key);
	const json_t *other = json_object_get(b, key);

	return one == other || json_equal(one, other);
}

static bool
is_same_place(const json_t *a, const json_t *b)
{
	const json_t *loop = json_object_get(a, "sampled_in");
	const json_t *other = json_object_get(b, "sampled_in");

	if (!is_equal(a, b, "file") || !is_equal(a, b, "what"))
		return false;
	if (loop != NULL && other != NULL)
		return is_same_loop(loop, other);
	return is_equal(a, b, "line") && is_equal(a, b, "caller");
}

static bool
is_same(const json_t *a, const json_t *b)
{
	const json_t *places = json_object_get(a, "source");
	const json_t *others = json_object_get(b, "source");
	const json_t *place;
	size_t i;

	if (strcmp(text_in(a, "id"), text_in(b, "id")) != 0 ||
	    json_array_size(places) != json_array_size(others))
		return false;
	json_array_foreach (places, i, place)
		if (!is_same_place(place, json_array_get(others, i)))
			return false;
	return true;
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
		if ((hidden_shown || !check_is_hidden(other)) &&
		    same_finding_among(finding, other, count))
			return text_in(other, "title");
	}
	return NULL;
}

bool
same_findings_before(const json_t *lab, const json_t *check, size_t count,
		     bool hidden_shown)
{
	const json_t *findings = json_object_get(check, "findings");
	const json_t *finding;
	size_t i;

	json_array_foreach (findings, i, finding)
		if (i < count && same_finding_before(finding, lab, check, count,
						     hidden_shown) == NULL)
			return false;
	return json_array_size(findings) > 0;
}
