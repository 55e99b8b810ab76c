/* SPDX-License-Identifier: MIT */
/* Many schedules of one program; see explore.h. */
#include "probe/runs/explore.h"
#include "probe/report/finding_text.h"
#include "probe/runs/error_ids.h"
#include "probe/runs/exploration.h"
#include "probe/runs/leftover.h"
#include "probe/runs/race.h"

static int
tell_varies(struct exploration *e)
{
	struct findings *findings = &e->base.run.findings;
	struct finding *finding = finding_add(
		findings, "output-varies", SEVERITY_WARNING,
		e->base.run.model->processes[0],
		"the output differs with the order in which the processes "
		"happen to run (schedule %llu)",
		(unsigned long long)e->varied);

	finding_step(finding,
		     "look at it with --seed %llu: if the order "
		     "matters, make one wait for the other",
		     (unsigned long long)e->varied);
	return findings_resolve(findings, e->base.run.lines);
}

/* Some order is right and another wrong: shrink the wrong one, and report
 * it. */
static int
found_race(struct exploration *e, struct trial *out)
{
	trial_move(out, &e->failing);
	e->have_failing = false;
	if (race_shrink(e, out, e->failing_seed) == -1)
		return -1;
	return race_tell(e, out);
}

/* Is it the plain run that went wrong: does this one alone end with 0? */
static bool
ends_better(const struct exploration *e, const struct trial *trial)
{
	const struct run_result *now = &trial->run.result;
	const struct run_result *plain = &e->base.run.result;

	return e->first && !e->options->verify &&
	       plain->outcome == OUTCOME_EXITED && plain->exit_status != 0 &&
	       now->outcome == OUTCOME_EXITED && now->exit_status == 0 &&
	       !error_ids_have_news(&e->known, &trial->run.findings);
}

/* From now on, compare with this run, and take the plain one for wrong. Look
 * again at a schedule that ended like it. */
static int
take_as_base(struct exploration *e, struct trial *trial)
{
	int fails = 0;

	trial_move(e->first, &e->base);
	e->first = NULL;
	e->plain_fails = true;
	trial_move(&e->base, trial);
	if (!e->have_alike)
		return 0;
	if (exploration_run(e, &e->failing, e->alike, NULL, 0) == -1)
		return -1;
	fails = exploration_judge(e, &e->failing);
	e->have_failing = fails == 1;
	e->failing_seed = e->alike;
	if (fails != 1)
		trial_free(&e->failing);
	return fails == -1 ? -1 : 0;
}

/* Run one schedule. Returns 0, or -1 with errno. */
static int
try_schedule(struct exploration *e, uint64_t seed)
{
	struct trial trial;
	int fails;

	if (exploration_run(e, &trial, seed, NULL, 0) == -1)
		return -1;
	if (e->done++ == 0) {
		e->steps = trial.run.schedule.step;
		e->one_order = trial.run.threads == 1 && !trial.run.ran_away;
	}
	fails = exploration_judge(e, &trial);
	/* the cause is what the first run left behind, not the order */
	if (fails == 1 && meets_leftover(e->plain, trial.run.model)) {
		trial_free(&trial);
		return 0;
	}
	if (fails == 0 && e->first && !e->have_alike) {
		e->have_alike = true;
		e->alike = seed;
	}
	if (fails == 1 && ends_better(e, &trial))
		return take_as_base(e, &trial);
	if (fails == 1 && !e->have_failing) {
		trial_move(&e->failing, &trial);
		e->have_failing = true;
		e->failing_seed = seed;
	} else if (fails == 0 && !e->have_base) {
		trial_move(&e->base, &trial);
		e->have_base = true;
	} else if (fails == 0 && !e->varies &&
		   !trial_same_output(&trial, &e->base)) {
		e->varies = true;
		e->varied = seed;
	}
	trial_free(&trial);
	return fails == -1 ? -1 : 0;
}

static int
tell_always_wrong(struct trial *out)
{
	struct findings *findings = &out->run.findings;
	struct finding *finding;

	if (findings_errors(findings) > 0 || out->run.result.signal ||
	    out->run.result.outcome != OUTCOME_EXITED)
		return 0; /* the error is already reported */
	finding = finding_add(findings, "output-wrong", SEVERITY_ERROR,
			      out->run.model->processes[0],
			      "the output is wrong, in whatever order the "
			      "processes run");
	finding_step(finding, "compare what it printed with what the task "
			      "asks for");
	return findings_resolve(findings, out->run.lines);
}

/* What the schedules have shown. */
static int
conclude(struct exploration *e, struct trial *plain, struct trial *out)
{
	if (e->have_base && e->have_failing)
		return found_race(e, out);
	if (!e->have_base) { /* wrong in every order */
		trial_move(out, plain);
		return tell_always_wrong(out);
	}
	if (e->plain_fails) { /* wrong by chance: no schedule shows it */
		trial_move(out, plain);
		return race_tell(e, out);
	}
	if (e->varies && tell_varies(e) == -1)
		return -1;
	trial_move(out, &e->base);
	return 0;
}

int
explore(struct trial *out, const struct options *options,
	const struct streams *streams, const char **what)
{
	struct options later;
	struct exploration e = {
		.options = &later, .streams = streams, .what = what};
	struct variation variation = {.streams = streams, .places = true};
	struct trial plain;
	int fails, result = -1;

	if (trial_run(&plain, options, &variation, what) == -1)
		return -1;
	later = trial_options_after(&plain, options);
	e.plain = plain.run.model;
	error_ids_note(&e.known, &plain.run.findings);
	fails = plain.run.exec_errno ? 1 : exploration_judge(&e, &plain);
	if (fails == -1)
		goto cleanup;
	/* a program that does not end by itself must be fixed first */
	if (plain.run.exec_errno ||
	    (plain.run.result.outcome != OUTCOME_EXITED &&
	     findings_errors(&plain.run.findings) > 0)) {
		trial_move(out, &plain);
		return 0;
	}
	e.plain_fails = fails == 1;
	if (fails == 0) {
		trial_move(&e.base, &plain);
		e.have_base = true;
		e.first = &plain;
	}
	for (unsigned i = 0; i < options->explore && !e.one_order &&
			     !(e.have_base && e.have_failing);
	     i++) {
		if (try_schedule(&e, exploration_seed(&e, i)) == -1)
			goto cleanup;
	}
	result = conclude(&e, &plain, out);
	out->run.result.explored = true;
	out->run.result.schedules = e.done;
cleanup:
	trial_free(&plain);
	trial_free(&e.base);
	trial_free(&e.failing);
	return result;
}
