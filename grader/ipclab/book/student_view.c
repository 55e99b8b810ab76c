/* SPDX-License-Identifier: MIT */
#include "ipclab/book/student_view.h"

#include "ipclab/base/json_in.h"
#include "ipclab/lab/lab.h"
#include "ipclab/lab/outcome.h"

#include <stdbool.h>
#include <string.h>

static bool
is_hidden(const json_t *check)
{
	return strcmp(text_in(check, "visibility"), "hidden") == 0;
}

/** Keep only its title, verdict and points. */
static json_t *
without_evidence(const json_t *check)
{
	static const char *const keys[] = {"id",        "title", "points",
					   "computed",  "max",   "status",
					   "visibility"};
	json_t *bare = json_object();

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (json_object_get(check, keys[i]) != NULL)
			json_object_set(bare, keys[i],
					json_object_get(check, keys[i]));
	return bare;
}

/** Replace a lab's hidden checks by a single check. */
static json_t *
together(json_t *checks)
{
	enum status all = STATUS_PASS;
	long points = 0;
	long computed = 0;
	long max = 0;
	bool decided = false;
	json_t *one;

	for (size_t i = json_array_size(checks); i-- > 0;) {
		const json_t *check = json_array_get(checks, i);
		enum status status = status_in(check);

		if (!is_hidden(check))
			continue;
		if (!status_is_verdict(status))
			all = STATUS_ERROR;
		else if (status == STATUS_FAIL && all == STATUS_PASS)
			all = STATUS_FAIL;
		points += number_in(check, "points");
		max += number_in(check, "max");
		decided |= json_object_get(check, "computed") != NULL;
		computed += number_in(check,
				      json_object_get(check, "computed") != NULL
					      ? "computed"
					      : "points");
		json_array_remove(checks, i);
	}
	one = json_pack("{s:s,s:s,s:I,s:I,s:s,s:s}", "id", "hidden", "title",
			"all hidden checks together", "points",
			(json_int_t)points, "max", (json_int_t)max, "status",
			status_name(all), "visibility", "hidden");
	if (decided)
		json_object_set_new(one, "computed", json_integer(computed));
	return one;
}

static void
hide(json_t *lab)
{
	json_t *checks = json_object_get(lab, "checks");
	enum hidden_shown shown = lab_hidden_shown(text_in(lab, "id"));
	bool any = false;
	json_t *check;
	size_t i;

	json_array_foreach (checks, i, check) {
		if (!is_hidden(check))
			continue;
		any = true;
		if (shown == SHOWN_TITLES)
			json_array_set_new(checks, i, without_evidence(check));
		else
			json_object_del(check, "replay");
	}
	if (any && shown == SHOWN_POINTS)
		json_array_append_new(checks, together(checks));
}

json_t *
student_view(const json_t *result)
{
	json_t *view = json_deep_copy(result);
	json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(view, "labs"), i, lab)
		hide(lab);
	return view;
}
