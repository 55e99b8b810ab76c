/* SPDX-License-Identifier: MIT */
#include "ipclab/book/obstacles.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/trouble.h"

#include <stdlib.h>
#include <string.h>

/** "LAB: MESSAGE" of a failure. The caller frees. */
static char *
failure_text(const json_t *failure)
{
	return strf("%s: %s", text_in(failure, "lab"),
		    text_in(failure, "message"));
}

/** Add what stands in the way of one lab's mark; of each lab's if it is
 *  NULL. */
static void
add_labs(json_t *texts, const json_t *result, const char *lab)
{
	const json_t *item;
	char *text;
	size_t i;

	json_array_foreach (json_object_get(result, "failures"), i, item) {
		if (lab != NULL && strcmp(text_in(item, "lab"), lab) != 0)
			continue;
		text = failure_text(item);
		json_array_append_new(texts, json_string(text));
		free(text);
	}
	json_array_foreach (json_object_get(result, "labs"), i, item) {
		if (lab != NULL && strcmp(text_in(item, "id"), lab) != 0)
			continue;
		text = lab_trouble(item);
		if (*text != '\0')
			json_array_append_new(texts, json_string(text));
		free(text);
	}
}

json_t *
obstacles_of(const json_t *result, const char *lab)
{
	json_t *texts = json_array();
	const json_t *item;
	size_t i;

	add_labs(texts, result, lab);
	if (lab != NULL)
		return texts;
	if (json_is_string(json_object_get(result, "refused")))
		json_array_append(texts, json_object_get(result, "refused"));
	json_array_foreach (json_object_get(result, "looks"), i, item)
		json_array_append(texts, json_object_get(item, "message"));
	return texts;
}

static void
add_note(json_t *result, const char *text)
{
	json_t *notes = json_object_get(result, "notes");
	const json_t *note;
	size_t i;

	json_array_foreach (notes, i, note)
		if (strcmp(json_string_value(note), text) == 0)
			return;
	json_array_append_new(notes, json_string(text));
}

void
obstacle_settle(json_t *result, const char *seen)
{
	json_t *failures = json_object_get(result, "failures");
	json_t *looks = json_object_get(result, "looks");
	json_t *lab;
	size_t i;

	if (strcmp(text_in(result, "refused"), seen) == 0) {
		add_note(result, seen);
		json_object_set_new(result, "refused", json_null());
	}
	for (i = json_array_size(looks); i-- > 0;)
		if (strcmp(text_in(json_array_get(looks, i), "message"),
			   seen) == 0)
			json_array_remove(looks, i);
	for (i = json_array_size(failures); i-- > 0;) {
		char *text = failure_text(json_array_get(failures, i));

		if (strcmp(text, seen) == 0)
			json_array_remove(failures, i);
		free(text);
	}
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		char *text = lab_trouble(lab);

		if (*text != '\0' && strcmp(text, seen) == 0)
			json_object_set_new(lab, "decided", json_true());
		free(text);
	}
}

void
obstacles_add_vain(json_t *result, json_t *decisions)
{
	const json_t *decision;
	size_t i;

	json_array_foreach (decisions, i, decision) {
		char *text;
		char *message;

		if (!decision_is_in_vain(decision, result))
			continue;
		text = decision_text(decision);
		message = strf("decision %ld (%s) is about something that is "
			       "no longer graded: undo it, or decide again",
			       number_in(decision, "number"), text);
		json_array_append_new(json_object_get(result, "looks"),
				      json_pack("{s:s,s:s}", "id", "decision",
						"message", message));
		free(message);
		free(text);
	}
}
