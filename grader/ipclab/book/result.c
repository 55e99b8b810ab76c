/* SPDX-License-Identifier: MIT */
#include "ipclab/book/result.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/lab/outcome.h"

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

/** Of all labs: hidden checks ran if they ran in each. */
static const char *
hidden_checks(const json_t *labs)
{
	const char *word = "run";
	const json_t *lab;
	size_t i;

	json_array_foreach (labs, i, lab) {
		const char *one = text_in(lab, "hidden_checks");

		if (*one != '\0' && strcmp(one, "run") != 0 &&
		    strcmp(word, "left-out") != 0)
			word = one;
	}
	return word;
}

json_t *
compose_result(struct gradebook *book, const struct submission_row *row)
{
	struct composing c = {.labs = json_array(), .failures = json_array()};
	json_t *result;

	gradebook_marks(book, row->name, add_mark, &c);
	result = json_pack(
		"{s:s,s:s,s:s,s:s,s:s,s:I,s:I,s:s,s:o,s:s?,s:o,s:O,s:O?}",
		"schema", "ipclab-result/1", "submission", row->name, "display",
		row->raw, "kit", PACKAGE_VERSION, "isolation",
		c.isolation != NULL ? c.isolation : "none", "score", c.score,
		"max", c.max, "hidden_checks", hidden_checks(c.labs), "labs",
		c.labs, "refused", row->refused, "failures", c.failures,
		"notes", row->notes, "looks", row->looks);
	free(c.isolation);
	return result;
}

bool
lab_is_troubled(const json_t *lab)
{
	const json_t *check;
	size_t i;

	if (status_in(json_object_get(lab, "compile")) == STATUS_ERROR)
		return true;
	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (!status_is_verdict(status_in(check)))
			return true;
	return false;
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

bool
result_is_troubled(const json_t *result)
{
	return json_is_string(json_object_get(result, "refused")) ||
	       json_array_size(json_object_get(result, "looks")) > 0 ||
	       json_array_size(json_object_get(result, "failures")) > 0 ||
	       first_troubled(result) != NULL;
}

char *
lab_trouble(const json_t *lab)
{
	const json_t *compile = json_object_get(lab, "compile");
	const json_t *check;
	size_t i;

	if (status_in(compile) == STATUS_ERROR) {
		const char *output = text_in(compile, "output");

		return strf("%s: the compiler could not be run: %.*s",
			    text_in(lab, "id"), (int)strcspn(output, "\n"),
			    output);
	}
	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (!status_is_verdict(status_in(check)))
			return strf("%s, check %s: %s%s", text_in(lab, "id"),
				    text_in(check, "id"),
				    text_in(check, "message"),
				    json_object_get(check, "attempts") != NULL
					    ? " It came so twice: the "
					      "submission may provoke it."
					    : "");
	return xstrdup("");
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
				    ? " (the mark from before stands)"
				    : "");
	}
	if (lab != NULL)
		return lab_trouble(lab);
	return xstrdup(
		text_in(json_array_get(json_object_get(result, "looks"), 0),
			"message"));
}
