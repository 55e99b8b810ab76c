/* SPDX-License-Identifier: MIT */
#include "ipclab/book/standing.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/attempts.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/obstacles.h"
#include "ipclab/lab/outcome.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void
set_number(json_t *object, const char *key, long number)
{
	json_object_set_new(object, key, json_integer(number));
}

static long
between(long low, long value, long high)
{
	return value < low ? low : value > high ? high : value;
}

/** Apply a decision to a number in an object, and keep the computed one. */
static void
decide(json_t *object, const char *key, const json_t *decision, long most)
{
	bool exact = json_is_true(json_object_get(decision, "exact"));
	long points = number_in(decision, "points");
	long old = number_in(object, key);

	if (json_object_get(object, "computed") == NULL)
		set_number(object, "computed", old);
	set_number(object, key,
		   between(0, exact ? points : old + points, most));
	if (exact)
		json_object_set_new(object, "decided", json_true());
}

static bool
is_of(const json_t *decision, const char *lab, const char *check)
{
	return strcmp(text_in(decision, "lab"), lab) == 0 &&
	       strcmp(text_in(decision, "check"), check) == 0;
}

static void
decide_checks(json_t *lab, json_t *decisions)
{
	const char *id = text_in(lab, "id");
	const json_t *decision;
	json_t *check;
	bool any = false;
	long score = 0;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		json_array_foreach (decisions, k, decision) {
			if (!is_of(decision, id, text_in(check, "id")))
				continue;
			decide(check, "points", decision,
			       number_in(check, "max"));
			any = true;
		}
		score += number_in(check, "points");
	}
	if (!any)
		return;
	set_number(lab, "computed", number_in(lab, "score"));
	set_number(lab, "score", score);
}

/** Say so if the time is no site's but one that the student can set. */
static void
name_clock(json_t *late, const char *clock)
{
	const char *whose = strcmp(clock, "git") == 0
				    ? "the commit's, by the student's clock"
				    : "that of the newest file in the archive, "
				      "by the student's clock";

	if (*clock != '\0')
		json_object_set_new(late, "text",
				    json_sprintf("%s The time is %s: no site "
						 "gave one.",
						 text_in(late, "text"), whose));
}

/** Take off the policy's deduction for the days that it was late. */
static void
apply_policy(json_t *lab, const json_t *result, const struct policy *policy,
	     int *left)
{
	const json_t *origin = json_object_get(result, "origin");
	const char *const names[] = {
		text_in(result, "submission"), text_in(result, "display"),
		text_in(origin, "id"), text_in(origin, "name"), NULL};
	const char *at = json_object_get(lab, "at") != NULL
				 ? text_in(lab, "at")
				 : text_in(origin, "at");
	long score = number_in(lab, "score");
	json_t *late;
	long percent;

	/* Work that was not handed in can't be late. */
	if (not_run_in(lab) == NOT_RUN_NOTHING_THERE)
		return;
	late = policy_late(policy, text_in(lab, "id"), names, at, left);
	if (late == NULL)
		return;
	name_clock(late, text_in(origin, "clock"));
	percent = number_in(late, "percent");
	if (percent > 0) {
		if (json_object_get(lab, "computed") == NULL)
			set_number(lab, "computed", score);
		set_number(late, "points",
			   (score * (100 - percent) + 50) / 100 - score);
		set_number(lab, "score", (score * (100 - percent) + 50) / 100);
	}
	json_object_set_new(lab, "late", late);
}

/** If people give part of the points, the checks give only the rest. */
static void
leave_room(json_t *lab, long percent)
{
	long most = (number_in(lab, "max") * percent + 50) / 100;
	long score = number_in(lab, "score");
	long counted = (score * percent + 50) / 100;
	char *text;

	if (percent == 100 || not_run_in(lab) == NOT_RUN_NOTHING_THERE)
		return;
	if (json_object_get(lab, "computed") == NULL)
		set_number(lab, "computed", score);
	set_number(lab, "score", counted);
	text = strf("The checks give %ld of %ld points here; the course staff "
		    "gives the other %ld.",
		    counted, most, number_in(lab, "max") - most);
	json_object_set_new(lab, "automatic",
			    json_pack("{s:I,s:s}", "percent",
				      (json_int_t)percent, "text", text));
	free(text);
}

static void
add_up(json_t *result, json_t *labs)
{
	const json_t *lab;
	long score = 0;
	long max = 0;
	size_t i;

	json_array_foreach (labs, i, lab) {
		const json_t *weight = json_object_get(lab, "weight");
		long scale = weight != NULL ? json_integer_value(weight) : 100;

		/* A lab whose public checks make, say, 70 points weighs that
		   much. */
		score += (number_in(lab, "score") * scale + 50) / 100;
		max += (number_in(lab, "max") * scale + 50) / 100;
	}
	set_number(result, "score", score);
	set_number(result, "max", max);
}

/** Apply decisions on a lab's mark, or on the whole mark (lab "", no check). */
static void
decide_on(json_t *object, const char *lab, json_t *decisions, long most)
{
	const json_t *decision;
	size_t i;

	json_array_foreach (decisions, i, decision)
		if (is_of(decision, lab, ""))
			decide(object, "score", decision, most);
}

/** The points of an attempt at a lab, after decisions on checks and the
 *  policy. */
static void
count_attempt(json_t *lab, const json_t *result, json_t *decisions,
	      const struct policy *policy, int *left)
{
	decide_checks(lab, decisions);
	if (policy != NULL) {
		apply_policy(lab, result, policy, left);
		leave_room(lab, policy_automatic(policy));
	}
}

/** The attempt that counts. Each is computed with all remaining late days; only
 *  the one that counts uses them up. */
static json_t *
count_attempts(json_t *attempts, const json_t *result, json_t *decisions,
	       const struct policy *policy, int *left)
{
	const char *rule = policy_attempts(policy);
	size_t count = json_array_size(attempts);
	int *days = xcalloc(count, sizeof(*days));
	size_t counting;

	for (size_t i = 0; i < count; i++) {
		days[i] = *left;
		count_attempt(json_array_get(attempts, i), result, decisions,
			      policy, &days[i]);
	}
	counting = attempts_counting(attempts, rule);
	attempts_explain(attempts, counting, rule);
	*left = days[counting];
	free(days);
	return json_array_get(attempts, counting);
}

/** Compute the points of a lab; attempts are the earlier ones, or NULL. Returns
 *  the lab that counts in its place. */
static json_t *
count_lab(json_t *lab, json_t *attempts, const json_t *result,
	  json_t *decisions, const struct policy *policy, int *left)
{
	if (json_array_size(attempts) == 0) {
		count_attempt(lab, result, decisions, policy, left);
		return lab;
	}
	json_array_append(attempts, lab);
	lab = count_attempts(attempts, result, decisions, policy, left);
	if (*text_in(lab, "at") == '\0')
		json_object_del(lab, "at");
	return lab;
}

void
standing_apply(json_t *result, json_t *attempts, json_t *decisions,
	       const struct policy *policy, long most)
{
	json_t *labs = json_object_get(result, "labs");
	const json_t *decision;
	const json_t *seen;
	json_t *lab;
	int left = -1;
	size_t i;
	size_t k;

	json_array_foreach (labs, i, lab) {
		lab = count_lab(lab,
				json_object_get(attempts, text_in(lab, "id")),
				result, decisions, policy, &left);
		json_array_set(labs, i, lab);
		decide_on(lab, text_in(lab, "id"), decisions,
			  number_in(lab, "max"));
	}
	obstacles_add_vain(result, decisions);
	json_array_foreach (decisions, i, decision)
		json_array_foreach (json_object_get(decision, "seen"), k, seen)
			obstacle_settle(result, json_string_value(seen));
	add_up(result, labs);
	json_array_foreach (decisions, i, decision)
		if (is_of(decision, "", "") && json_array_size(labs) == 0)
			set_number(result, "max", most);
	decide_on(result, "", decisions, number_in(result, "max"));
	if (json_array_size(decisions) > 0)
		json_object_set(result, "decisions", decisions);
}

static void
add_remark(struct strlist *remarks, const json_t *lab, const json_t *about)
{
	if (about != NULL)
		strlist_take(remarks, strf("%s: %s", text_in(lab, "id"),
					   text_in(about, "text")));
}

void
standing_remarks(const json_t *result, struct strlist *remarks)
{
	const json_t *item;
	size_t i;

	json_array_foreach (json_object_get(result, "decisions"), i, item) {
		char *text = decision_text(item);

		strlist_take(remarks,
			     strf("%s by %s: %s", text, text_in(item, "by"),
				  text_in(item, "comment")));
		free(text);
	}
	json_array_foreach (json_object_get(result, "labs"), i, item) {
		const json_t *late = json_object_get(item, "late");

		add_remark(remarks, item, json_object_get(item, "attempt"));
		add_remark(remarks, item, json_object_get(item, "automatic"));
		if (number_in(late, "days") > 0)
			add_remark(remarks, item, late);
	}
}
