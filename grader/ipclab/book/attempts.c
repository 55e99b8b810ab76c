/* SPDX-License-Identifier: MIT */
#include "ipclab/book/attempts.h"

#include "ipclab/base/instant.h"
#include "ipclab/base/json_in.h"
#include "ipclab/book/gradebook_db.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/policy.h"
#include "ipclab/book/trouble.h"

#include <stdlib.h>
#include <string.h>

json_t *
attempts_of(struct gradebook *book, const char *name, const char *lab,
	    const char *hash)
{
	const char *const key[] = {name, lab, hash};
	json_t *attempts = json_array();
	sqlite3_stmt *row;

	if (book->form < 3 || hash == NULL)
		return attempts;
	row = gradebook_prepare(
		book,
		"SELECT result, at FROM former f WHERE name=? AND lab=? AND "
		"hash<>?3 AND number=(SELECT max(number) FROM former g WHERE "
		"g.name=f.name AND g.lab=f.lab AND g.hash=f.hash) ORDER BY at "
		"IS NOT NULL, at, number",
		3, key);
	while (gradebook_next(book, row)) {
		json_t *one =
			gradebook_json(book, name, gradebook_column(row, 0));
		const char *at = gradebook_column(row, 1);

		json_object_set_new(one, "at",
				    json_string(at != NULL ? at : ""));
		if (json_object_get(one, "id") != NULL)
			json_array_append(attempts, one);
		json_decref(one);
	}
	sqlite3_finalize(row);
	return attempts;
}

json_t *
attempts_known(struct gradebook *book, const char *name, json_t *known)
{
	char *text = gradebook_setting(book, "policy");
	struct policy *policy =
		text != NULL ? policy_parse(text, "policy", NULL) : NULL;
	json_t *labs;
	sqlite3_stmt *row;

	free(text);
	if (policy_attempts(policy) == NULL) {
		policy_free(policy);
		return known;
	}
	policy_free(policy);
	labs = json_object();
	row = gradebook_prepare(book,
				"SELECT lab, hash, kit FROM former WHERE "
				"name=? AND hash IS NOT NULL ORDER BY number",
				1, &name);
	while (gradebook_next(book, row)) {
		const char *lab = gradebook_column(row, 0);

		if (json_object_get(labs, lab) == NULL)
			json_object_set_new(labs, lab, json_object());
		json_object_set_new(json_object_get(labs, lab),
				    gradebook_column(row, 1),
				    json_string(gradebook_column(row, 2)));
	}
	sqlite3_finalize(row);
	json_object_set_new(known, "attempts", labs);
	return known;
}

int
attempts_put(struct gradebook *book, const char *name,
	     const struct mark_row *row, struct error *error)
{
	return gradebook_put_row(
		book,
		"INSERT INTO former(name, lab, hash, kit, isolation, result, "
		"machine, person, at, score, max, graded) VALUES(?,?,?,?,?,?,?,"
		"?,?,?,?,datetime('now'))",
		name, row, error);
}

/** Is it known to have been handed in before the deadline? */
static bool
is_in_time(const json_t *attempt)
{
	const json_t *late = json_object_get(attempt, "late");

	return late != NULL && *text_in(attempt, "at") != '\0' &&
	       number_in(late, "days") == 0;
}

size_t
attempts_counting(const json_t *attempts, const char *rule)
{
	size_t latest = json_array_size(attempts) - 1;
	size_t counting = latest;

	if (strcmp(rule, POLICY_BEST) == 0) {
		/* Without a verdict, the latest may still be the best. */
		if (lab_is_troubled(json_array_get(attempts, latest)))
			return latest;
		for (size_t i = latest; i-- > 0;)
			if (number_in(json_array_get(attempts, i), "score") >
			    number_in(json_array_get(attempts, counting),
				      "score"))
				counting = i;
	} else if (strcmp(rule, POLICY_IN_TIME) == 0) {
		while (counting > 0 &&
		       !is_in_time(json_array_get(attempts, counting)))
			counting--;
		if (!is_in_time(json_array_get(attempts, counting)))
			counting = latest;
	}
	return counting;
}

/** ", of 2026-11-20 23:50" in local time; "" if unknown. The caller frees. */
static char *
when_text(const json_t *attempt)
{
	const char *at = text_in(attempt, "at");
	char local[32];

	if (*at == '\0')
		return xstrdup("");
	instant_local(instant_parse(at), local);
	return strf(", of %s", local);
}

void
attempts_explain(const json_t *attempts, size_t counting, const char *rule)
{
	size_t count = json_array_size(attempts);
	json_t *one = json_array_get(attempts, counting);
	const json_t *latest = json_array_get(attempts, count - 1);
	const char *which = strcmp(rule, POLICY_BEST) == 0 ? "the best"
			    : strcmp(rule, POLICY_IN_TIME) == 0
				    ? "the last in time"
				    : "the latest";
	char *when = when_text(one);
	char *text;

	if (strcmp(rule, POLICY_IN_TIME) == 0 && !is_in_time(one))
		text = strf("There are %zu attempts, and none is known to be "
			    "in time: the last one counts.",
			    count);
	else if (counting == count - 1)
		text = strf("There are %zu attempts, and %s counts: the last "
			    "one%s.",
			    count, which, when);
	else
		text = strf("There are %zu attempts, and %s counts: number "
			    "%zu%s. The last one has %ld points.",
			    count, which, counting + 1, when,
			    number_in(latest, "score"));
	json_object_set_new(one, "attempt",
			    json_pack("{s:I,s:I,s:s}", "number",
				      (json_int_t)counting + 1, "of",
				      (json_int_t)count, "text", text));
	free(text);
	free(when);
}
