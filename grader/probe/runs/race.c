/* SPDX-License-Identifier: MIT */
#include "probe/runs/race.h"
#include "probe/report/finding_text.h"
#include "probe/runs/race_places.h"
#include <stdio.h>
#include <string.h>

int
race_shrink(struct exploration *e, struct trial *failing, uint64_t seed)
{
	const struct schedule *schedule = &failing->run.schedule;

	e->change_len = schedule->next; /* later ones were not reached */
	memcpy(e->changes, schedule->changes, sizeof e->changes);
	for (unsigned i = e->change_len; i-- > 0;) {
		uint32_t fewer[SCHEDULE_CHANGES_MAX];
		unsigned len = 0;
		struct trial trial;
		int fails;

		for (unsigned j = 0; j < e->change_len; j++)
			if (j != i)
				fewer[len++] = e->changes[j];
		if (exploration_run(e, &trial, seed, fewer, len) == -1)
			return -1;
		fails = exploration_judge(e, &trial);
		if (fails == 1) {
			memcpy(e->changes, fewer, sizeof fewer);
			e->change_len = len;
			e->shrunk = true;
			trial_free(failing);
			trial_move(failing, &trial);
		} else {
			trial_free(&trial);
		}
		if (fails == -1)
			return -1;
	}
	return 0;
}

/*
 * Find a right run to compare the failing one with. The plain run's order is
 * luck, a schedule's is not. Of the first schedules, take the right one whose
 * prints follow the failing run's order the longest. nearest is empty if none
 * is right.
 */
static int
nearest_right(struct exploration *e, const struct trial *failing,
	      struct trial *nearest)
{
	enum { MOST = 8 };
	size_t best = 0;

	*nearest = (struct trial){0};
	for (unsigned i = 0; i < MOST && i < e->options->explore; i++) {
		uint64_t seed = exploration_seed(e, i);
		struct trial trial;
		size_t alike;
		int fails;

		if (seed == e->failing_seed)
			continue;
		if (exploration_run(e, &trial, seed, NULL, 0) == -1)
			return -1;
		fails = exploration_judge(e, &trial);
		alike = fails == 0 ? 1 + prints_alike(trial.run.model,
						      failing->run.model)
				   : 0;
		if (alike > best) {
			best = alike;
			trial_free(nearest);
			trial_move(nearest, &trial);
		}
		trial_free(&trial);
		if (fails == -1)
			return -1;
	}
	return 0;
}

static struct finding *
tell_schedule(struct trial *failing, const char *why)
{
	return finding_add(
		&failing->run.findings, "race", SEVERITY_ERROR,
		failing->run.model->processes[0],
		"the result depends on who happens to go first: in one "
		"possible order of the calls (schedule %llu), %s (%s)",
		(unsigned long long)failing->run.result.seed, why,
		trial_end(failing));
}

/* The first run, whose order nobody chose, was the wrong one. */
static struct finding *
tell_plain(const struct exploration *e, struct trial *failing, const char *why)
{
	char end[64];

	snprintf(end, sizeof end, "%s", trial_end(failing));
	return finding_add(
		&failing->run.findings, "race", SEVERITY_ERROR,
		failing->run.model->processes[0],
		"the result depends on who happens to go first: in the order "
		"that the first run happened to take, %s (%s); in another "
		"(schedule %llu), it ends well (%s)",
		why, end, (unsigned long long)e->base.run.result.seed,
		trial_end(&e->base));
}

int
race_tell(struct exploration *e, struct trial *failing)
{
	struct findings *findings = &failing->run.findings;
	bool plain = failing->run.model == e->plain;
	const char *why = e->options->verify ? "its output is then wrong"
					     : "it then ends otherwise";
	struct finding *finding;
	struct trial right;
	char how[64] = "";

	for (unsigned i = 0; i < e->change_len && e->shrunk; i++)
		snprintf(how + strlen(how), sizeof how - strlen(how), "%s%u",
			 i ? "," : " --changes ", e->changes[i]);
	if (e->shrunk && e->change_len == 0)
		strcpy(how, " --changes none");
	if (error_ids_have_news(&e->known, findings))
		why = "it then goes wrong as told beside this";
	finding = plain ? tell_plain(e, failing, why)
			: tell_schedule(failing, why);
	if (nearest_right(e, failing, &right) == -1) {
		trial_free(&right);
		return -1;
	}
	tell_places(finding,
		    right.run.model ? right.run.model : e->base.run.model,
		    failing->run.model);
	trial_free(&right);
	if (plain)
		finding_step(finding,
			     "look for what makes the one wait for the other; "
			     "--seed %llu runs it in the right order",
			     (unsigned long long)e->base.run.result.seed);
	else
		finding_step(finding,
			     "run it in that order again with --seed %llu%s, "
			     "and look for what makes the one wait for the "
			     "other",
			     (unsigned long long)failing->run.result.seed, how);
	return findings_resolve(findings, failing->run.lines);
}
