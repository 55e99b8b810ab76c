/* SPDX-License-Identifier: MIT */
#include "ipclab/book/result.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/attempts.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/history_fell.h"
#include "ipclab/book/standing.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>

struct composing {
	struct gradebook *book;
	const char *name;
	json_t *labs;
	json_t *failures;
	json_t *hashes;   /* of the files, by lab */
	json_t *attempts; /* earlier ones, by lab; or NULL */
	char *isolation;
};

static int
add_mark(const struct mark_row *row, void *context)
{
	struct composing *c = context;

	if (row->result != NULL) {
		json_t *fell = history_fell(c->book, c->name, row);

		if (fell != NULL)
			json_object_set_new(row->result, "fell", fell);
		if (row->at != NULL)
			json_object_set_new(row->result, "at",
					    json_string(row->at));
		json_array_append(c->labs, row->result);
		if (row->hash != NULL)
			json_object_set_new(c->hashes, row->lab,
					    json_string(row->hash));
		if (c->attempts != NULL)
			json_object_set_new(c->attempts, row->lab,
					    attempts_of(c->book, c->name,
							row->lab, row->hash));
	}
	if (row->failure != NULL)
		json_array_append_new(c->failures,
				      json_pack("{s:s,s:s,s:b,s:s*}", "lab",
						row->lab, "message",
						row->failure, "mark_kept",
						row->result != NULL, "check",
						row->failed_check));
	if (row->isolation != NULL && c->isolation == NULL)
		c->isolation = xstrdup(row->isolation);
	return 0;
}

/** For the whole: hidden checks ran if they ran in each lab. */
static const char *
hidden_checks(const json_t *labs)
{
	const char *word = "run";
	const json_t *lab;
	size_t i;

	json_array_foreach (labs, i, lab) {
		const char *one = text_in(lab, "hidden_checks");

		if (hidden_checks_left_out(lab))
			return one;
		if (*one != '\0' && !hidden_checks_ran(lab))
			word = one;
	}
	return word;
}

/** The course's policy, if one was given. */
static struct policy *
policy_of(struct gradebook *book)
{
	char *text = gradebook_setting(book, "policy");
	struct policy *policy =
		text != NULL ? policy_parse(text, "policy", NULL) : NULL;

	free(text);
	return policy;
}

/** Mark the decisions that were made about other files than the current
 *  ones. */
static void
note_former(json_t *decisions, const json_t *hashes)
{
	json_t *decision;
	size_t i;

	json_array_foreach (decisions, i, decision) {
		const char *of = text_in(decision, "of");
		const char *now = text_in(hashes, text_in(decision, "lab"));

		if (*of != '\0' && *now != '\0' && strcmp(of, now) != 0)
			json_object_set_new(decision, "former", json_true());
	}
}

/** An array that we may change; NULL stands for the empty one. */
static json_t *
copy_of(const json_t *array)
{
	return array != NULL ? json_deep_copy(array) : json_array();
}

json_t *
compose_result(struct gradebook *book, const struct submission_row *row)
{
	struct composing c = {.book = book,
			      .name = row->name,
			      .labs = json_array(),
			      .hashes = json_object(),
			      .failures = json_array()};
	json_t *decisions = decisions_of(book, row->name, false);
	struct policy *policy = policy_of(book);
	json_t *result;

	if (policy_attempts(policy) != NULL)
		c.attempts = json_object();
	gradebook_marks(book, row->name, add_mark, &c);
	/* With attempts, an earlier work may be the one that counts. */
	if (c.attempts == NULL)
		note_former(decisions, c.hashes);
	result = json_pack(
		"{s:s,s:s,s:s,s:s,s:s,s:O?,s:i,s:i,s:s,s:o,s:s?,s:o,s:o,s:o}",
		"schema", "ipclab-result/1", "submission", row->name, "display",
		row->raw, "kit", PACKAGE_VERSION, "isolation",
		c.isolation != NULL ? c.isolation : "none", "origin",
		row->origin, "score", 0, "max", 0, "hidden_checks",
		hidden_checks(c.labs), "labs", c.labs, "refused", row->refused,
		"failures", c.failures, "notes", copy_of(row->notes), "looks",
		copy_of(row->looks));
	standing_apply(result, c.attempts, decisions, policy,
		       json_array_size(decisions) > 0
			       ? gradebook_most(book, NULL)
			       : 0);
	policy_free(policy);
	json_decref(c.attempts);
	json_decref(c.hashes);
	json_decref(decisions);
	free(c.isolation);
	return result;
}
