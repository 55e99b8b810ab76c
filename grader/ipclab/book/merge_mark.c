/* SPDX-License-Identifier: MIT */
#include "ipclab/book/merge_mark.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/history.h"
#include "ipclab/book/result.h"

#include <stdlib.h>
#include <string.h>

struct former {
	const char *lab;
	json_t *result; /* a reference */
	char *kit;
	char *hash;
};

static int
take_former(const struct mark_row *row, void *context)
{
	struct former *former = context;

	if (strcmp(row->lab, former->lab) == 0 && row->result != NULL) {
		former->result = json_incref(row->result);
		former->kit = xstrdup(row->kit);
		former->hash = xstrdup(row->hash);
	}
	return 0;
}

static void
count_again(json_t *lab)
{
	const json_t *check;
	json_int_t score = 0;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check)
		score += json_integer_value(json_object_get(check, "points"));
	json_object_set_new(lab, "score", json_integer(score));
}

/** The previous lab, with the new checks replacing its own. */
static json_t *
put_over(const json_t *former, const json_t *result)
{
	static const char *const facts[] = {"compile", "missing", "not_run"};
	json_t *lab = json_deep_copy(former);
	json_t *check;
	size_t i;

	json_array_foreach (json_object_get(result, "checks"), i, check) {
		json_t *old = entry_in(
			lab, "checks",
			json_string_value(json_object_get(check, "id")));

		if (old != NULL) {
			json_object_clear(old);
			json_object_update(old, check);
		}
	}
	for (size_t k = 0; k < sizeof(facts) / sizeof(*facts); k++)
		json_object_set(lab, facts[k],
				json_object_get(result, facts[k]));
	count_again(lab);
	return lab;
}

int
merge_mark(struct gradebook *book, const char *name, struct mark_row *row,
	   const struct strlist *only, struct error *error)
{
	struct former former = {.lab = row->lab};
	bool failed = lab_is_troubled(row->result);
	json_t *merged = NULL;
	int done;

	gradebook_marks(book, name, take_former, &former);
	if (failed && former.result != NULL &&
	    !lab_is_troubled(former.result)) {
		const json_t *check = lab_troubled_check(row->result);
		char *why = lab_trouble(row->result);

		done = gradebook_put_failure(
			book, name, row->lab, why,
			check != NULL ? text_in(check, "id") : NULL, error);
		free(why);
	} else {
		if (only->count > 0 && former.result != NULL &&
		    strcmp(former.hash, row->hash) == 0) {
			merged = put_over(former.result, row->result);
			row->result = merged;
			row->kit = former.kit;
		} else if (only->count > 0 || failed) {
			/* Only some checks, or no verdict: the next full run
			 * grades it again. */
			row->kit = "";
		}
		done = history_keep(book, name, row, error);
		if (done == 0)
			done = gradebook_put_mark(book, name, row, error);
	}
	json_decref(merged);
	json_decref(former.result);
	free(former.kit);
	free(former.hash);
	return done;
}
