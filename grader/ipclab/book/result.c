#include "ipclab/book/result.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/grade/grading.h"
#include "ipclab/lab/lab.h"

#include <stdlib.h>
#include <string.h>

struct composing {
	json_t *labs;
	json_t *failures;
	json_int_t score;
	json_int_t max;
	char *isolation;
};

/** A lab's score and max, in the course's scale: its weight in lab.conf. */
static void
add_weighted(struct composing *c, const json_t *result)
{
	json_int_t score = json_integer_value(json_object_get(result, "score"));
	json_int_t max = json_integer_value(json_object_get(result, "max"));
	json_t *weight = json_object_get(result, "weight");
	json_int_t scale = weight != NULL ? json_integer_value(weight) : 100;

	/* The public checks alone make 70 or so: a lab still weighs that. */
	c->score += (score * scale + 50) / 100;
	c->max += (max * scale + 50) / 100;
}

static int
add_mark(const struct mark_row *row, void *context)
{
	struct composing *c = context;

	if (row->result != NULL) {
		json_array_append(c->labs, row->result);
		add_weighted(c, row->result);
	}
	if (row->failure != NULL)
		json_array_append_new(c->failures,
				      json_pack("{s:s,s:s,s:b}", "lab",
						row->lab, "message",
						row->failure, "mark_kept",
						row->result != NULL));
	if (row->isolation != NULL && c->isolation == NULL)
		c->isolation = xstrdup(row->isolation);
	return 0;
}

json_t *
compose_result(struct gradebook *book, const struct submission_row *row)
{
	struct composing c = {.labs = json_array(), .failures = json_array()};
	json_t *result;

	gradebook_marks(book, row->name, add_mark, &c);
	result = json_pack(
		"{s:s,s:s,s:s,s:s,s:s,s:I,s:I,s:o,s:s?,s:o,s:O,s:O?}", "schema",
		"ipclab-result/1", "submission", row->name, "display", row->raw,
		"kit", PACKAGE_VERSION, "isolation",
		c.isolation != NULL ? c.isolation : "none", "score", c.score,
		"max", c.max, "labs", c.labs, "refused", row->refused,
		"failures", c.failures, "notes", row->notes, "looks",
		row->looks);
	free(c.isolation);
	return result;
}

/** The first check with status error: its lab, and *check. */
static const json_t *
first_error(const json_t *result, const json_t **check)
{
	const json_t *lab;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		json_array_foreach (json_object_get(lab, "checks"), k, *check)
			if (strcmp(json_string_value(
					   json_object_get(*check, "status")),
				   "error") == 0)
				return lab;
	}
	return NULL;
}

bool
result_is_troubled(const json_t *result)
{
	const json_t *check;

	return json_is_string(json_object_get(result, "refused")) ||
	       json_array_size(json_object_get(result, "looks")) > 0 ||
	       json_array_size(json_object_get(result, "failures")) > 0 ||
	       first_error(result, &check) != NULL;
}

char *
result_trouble(const json_t *result)
{
	const json_t *refused = json_object_get(result, "refused");
	const json_t *failures = json_object_get(result, "failures");
	const json_t *check;
	const json_t *lab;

	if (json_is_string(refused))
		return xstrdup(json_string_value(refused));
	if (json_array_size(failures) > 0) {
		const json_t *failure = json_array_get(failures, 0);

		return strf(
			"%s: %s%s",
			json_string_value(json_object_get(failure, "lab")),
			json_string_value(json_object_get(failure, "message")),
			json_is_true(json_object_get(failure, "mark_kept"))
				? " (the mark from before stands)"
				: "");
	}
	lab = first_error(result, &check);
	if (lab == NULL)
		return xstrdup(text_in(
			json_array_get(json_object_get(result, "looks"), 0),
			"message"));
	return strf("%s, check %s: %s%s",
		    json_string_value(json_object_get(lab, "id")),
		    json_string_value(json_object_get(check, "id")),
		    json_string_value(json_object_get(check, "message")),
		    json_object_get(check, "attempts") != NULL
			    ? " It came so twice: the submission may provoke "
			      "it."
			    : "");
}

bool
lab_not_handed_in(const json_t *lab)
{
	const json_t *first = json_array_get(json_object_get(lab, "checks"), 0);

	return strcmp(text_in(first, "message"), NOT_HANDED_IN) == 0;
}
