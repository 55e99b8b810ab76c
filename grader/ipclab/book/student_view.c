/* SPDX-License-Identifier: MIT */
#include "ipclab/book/student_view.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/lab/hidden.h"
#include "ipclab/lab/labs.h"
#include "ipclab/lab/outcome.h"

#include <stdbool.h>

/** Keep only its title, verdict and points. */
static json_t *
without_evidence(const json_t *check)
{
	static const char *const keys[] = {"id",       "title",     "points",
					   "computed", "decided",   "max",
					   "status",   "visibility"};
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
	bool changed = false;
	bool settled = true; /* a person decided where there was no verdict */
	json_t *one;

	for (size_t i = json_array_size(checks); i-- > 0;) {
		const json_t *check = json_array_get(checks, i);
		enum status status = status_in(check);

		if (!check_is_hidden(check))
			continue;
		if (!status_is_verdict(status)) {
			all = STATUS_ERROR;
			settled &=
				json_is_true(json_object_get(check, "decided"));
		} else if (status == STATUS_FAIL && all == STATUS_PASS) {
			all = STATUS_FAIL;
		}
		points += number_in(check, "points");
		max += number_in(check, "max");
		changed |= json_object_get(check, "computed") != NULL;
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
	if (changed)
		json_object_set_new(one, "computed", json_integer(computed));
	if (all == STATUS_ERROR && settled)
		json_object_set_new(one, "decided", json_true());
	return one;
}

/** What the lab shows at present; titles if the lab no longer exists. */
static enum hidden_shown
shown_of(const char *id)
{
	struct lab *lab = lab_read(id, NULL);
	int shown = SHOWN_TITLES;

	if (lab != NULL)
		shown = hidden_shown(lab->shown, time(NULL));
	lab_free(lab);
	return shown;
}

/** A failed grading names the check that had no verdict, and what it said: not
 *  if that is hidden, or unknown to the mark that stands. */
static void
hide_failure(json_t *failure, const json_t *result)
{
	const json_t *lab = entry_in(result, "labs", text_in(failure, "lab"));
	const char *id = text_in(failure, "check");
	const json_t *check = entry_in(lab, "checks", id);

	if (*id == '\0' || (check != NULL && !check_is_hidden(check)) ||
	    shown_of(text_in(failure, "lab")) == SHOWN_FULL)
		return;
	json_object_del(failure, "check");
	json_object_set_new(failure, "message",
			    json_string("a hidden check had no verdict"));
}

static void
hide(json_t *lab)
{
	json_t *checks = json_object_get(lab, "checks");
	enum hidden_shown shown = shown_of(text_in(lab, "id"));
	bool any = false;
	json_t *check;
	size_t i;

	json_array_foreach (checks, i, check) {
		if (!check_is_hidden(check))
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
	json_t *item;
	size_t i;

	json_array_foreach (json_object_get(view, "failures"), i, item)
		hide_failure(item, view);
	json_array_foreach (json_object_get(view, "labs"), i, item)
		hide(item);
	return view;
}
