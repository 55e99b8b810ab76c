/* SPDX-License-Identifier: MIT */
/* Many schedules of one program; see explore.h. */
#include "probe/runs/explore.h"
#include "probe/report/finding_text.h"
#include "probe/runs/error_ids.h"
#include "probe/runs/leftover.h"
#include "probe/runs/race_places.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

struct exploration {
	const struct options *options;
	const struct streams *streams;
	const char **what;
	const struct model *plain; /* of the first run */
	struct trial base;         /* the first run that was right */
	bool have_base;
	struct trial failing; /* the first schedule that was not */
	bool have_failing;
	uint64_t failing_seed;
	unsigned done;
	bool varies;     /* some schedule's output differed from the plain
			    run's */
	uint64_t varied; /* under this schedule */
	uint32_t steps;  /* decisions in the first schedule */
	bool one_order;  /* there was one thread: no other schedule is
			    possible */
	uint32_t changes[SCHEDULE_CHANGES_MAX];
	unsigned change_len;
	bool shrunk;
	struct error_ids
		known; /* what the plain run shows is not new in another */
};

/* The command that judges the output; 0: right, 1: wrong, -1: not run. */
static int
verify(const struct exploration *e)
{
	int status;
	pid_t pid = fork();

	if (pid == -1)
		return -1;
	if (pid == 0) {
		lseek(e->streams->out, 0, SEEK_SET);
		if (dup2(e->streams->out, STDIN_FILENO) != -1 &&
		    dup2(STDERR_FILENO, STDOUT_FILENO) != -1)
			execl("/bin/sh", "sh", "-c", e->options->verify,
			      (char *)NULL);
		_exit(126);
	}
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}

/* Does this run fail the requirement? 0 no, 1 yes, -1 with errno. */
static int
judge(struct exploration *e, const struct trial *trial)
{
	const struct run_result *result = &trial->run.result;

	if (trial_lost(trial, e->what))
		return -1;
	if (error_ids_have_news(&e->known, &trial->run.findings) ||
	    result->signal || result->outcome == OUTCOME_DEADLOCK ||
	    result->outcome == OUTCOME_TIMEOUT ||
	    result->outcome == OUTCOME_LIMIT)
		return 1;
	if (e->options->verify) {
		*e->what = e->options->verify;
		return verify(e);
	}
	return e->have_base && !trial_same_end(trial, &e->base);
}

static int
run_schedule(struct exploration *e, struct trial *trial, uint64_t seed,
	     const uint32_t *changes, unsigned change_len)
{
	struct variation variation = {.turns = true,
				      .told = true,
				      .seed = seed,
				      .changes = changes,
				      .change_len = change_len,
				      .streams = e->streams};

	return trial_run(trial, e->options, &variation, e->what);
}

/* The i-th schedule: as long as low depths can be tried one by one, these
   alternate with random ones; the parent first, then the youngest first. */
static uint64_t
seed_of(const struct exploration *e, unsigned i)
{
	uint32_t step = i / 4;

	if (i < 2)
		return schedule_systematic((enum schedule_base)i, 0);
	if (i % 2 == 0 && step <= e->steps)
		return schedule_systematic(i % 4 == 0 ? BASE_OLDEST
						      : BASE_YOUNGEST,
					   step ? step : 1);
	return e->options->seed.value + i;
}

/* Leave out each change point that the failure does not need. */
static int
shrink(struct exploration *e, struct trial *failing, uint64_t seed)
{
	const struct schedule *schedule = &failing->run.schedule;

	e->change_len = schedule->next; /* later ones were never reached */
	memcpy(e->changes, schedule->changes, sizeof e->changes);
	for (unsigned i = e->change_len; i-- > 0;) {
		uint32_t fewer[SCHEDULE_CHANGES_MAX];
		unsigned len = 0;
		struct trial trial;
		int fails;

		for (unsigned j = 0; j < e->change_len; j++)
			if (j != i)
				fewer[len++] = e->changes[j];
		if (run_schedule(e, &trial, seed, fewer, len) == -1)
			return -1;
		fails = judge(e, &trial);
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
 * A right run to compare the failing one with. The plain run's order is luck, a
 * schedule's is not: of the first schedules, the right one that printed in the
 * failing one's order for longest. nearest is empty if none of them is right.
 */
static int
nearest_right(struct exploration *e, const struct trial *failing,
	      struct trial *nearest)
{
	enum { MOST = 8 };
	size_t best = 0;

	*nearest = (struct trial){0};
	for (unsigned i = 0; i < MOST && i < e->options->explore; i++) {
		uint64_t seed = seed_of(e, i);
		struct trial trial;
		size_t alike;
		int fails;

		if (seed == e->failing_seed)
			continue;
		if (run_schedule(e, &trial, seed, NULL, 0) == -1)
			return -1;
		fails = judge(e, &trial);
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

static int
tell_race(struct exploration *e, struct trial *failing)
{
	struct findings *findings = &failing->run.findings;
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
	finding = finding_add(
		findings, "race", SEVERITY_ERROR,
		failing->run.model->processes[0],
		"the result depends on who happens to go first: in one "
		"possible order of the calls (schedule %llu), %s (%s)",
		(unsigned long long)failing->run.result.seed, why,
		trial_end(failing));
	if (!finding)
		return -1;
	if (nearest_right(e, failing, &right) == -1) {
		trial_free(&right);
		return -1;
	}
	tell_places(finding,
		    right.run.model ? right.run.model : e->base.run.model,
		    failing->run.model);
	trial_free(&right);
	finding_step(finding,
		     "run it in that order again with --seed %llu%s, and look "
		     "for what makes the one wait for the other",
		     (unsigned long long)failing->run.result.seed, how);
	return findings_resolve(findings, failing->run.lines);
}

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

	if (!finding)
		return -1;
	finding_step(finding,
		     "look at it with --seed %llu: if the order "
		     "matters, make one wait for the other",
		     (unsigned long long)e->varied);
	return findings_resolve(findings, e->base.run.lines);
}

/* Right in one order and wrong in another: shrink the wrong one, and report
   it. */
static int
found_race(struct exploration *e, struct trial *out)
{
	trial_move(out, &e->failing);
	e->have_failing = false;
	if (shrink(e, out, e->failing_seed) == -1)
		return -1;
	return tell_race(e, out);
}

/* Run one schedule. Returns 0, or -1 with errno. */
static int
try_schedule(struct exploration *e, uint64_t seed)
{
	struct trial trial;
	int fails;

	if (run_schedule(e, &trial, seed, NULL, 0) == -1)
		return -1;
	if (e->done++ == 0) {
		e->steps = trial.run.schedule.step;
		e->one_order = trial.run.threads == 1 && !trial.run.ran_away;
	}
	fails = judge(e, &trial);
	/* what is wrong then is what the first run left, not the order */
	if (fails == 1 && meets_leftover(e->plain, trial.run.model)) {
		trial_free(&trial);
		return 0;
	}
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
		return 0; /* that is enough to know */
	finding = finding_add(findings, "output-wrong", SEVERITY_ERROR,
			      out->run.model->processes[0],
			      "the output is wrong, in whatever order the "
			      "processes run");
	if (!finding)
		return -1;
	finding_step(finding, "compare what it printed with what the task "
			      "asks for");
	return findings_resolve(findings, out->run.lines);
}

/* What the schedules have shown. */
static int
conclude(struct exploration *e, struct trial *plain, bool plain_fails,
	 struct trial *out)
{
	if (e->have_base && e->have_failing)
		return found_race(e, out);
	if (!e->have_base) { /* wrong in every order */
		trial_move(out, plain);
		return tell_always_wrong(out);
	}
	if (plain_fails) { /* wrong by chance, in an order that we did not
			      meet */
		trial_move(out, plain);
		return tell_race(e, out);
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
	fails = plain.run.exec_errno ? 1 : judge(&e, &plain);
	if (fails == -1)
		goto cleanup;
	/* a program that does not end by itself must be fixed before any
	   race */
	if (plain.run.exec_errno ||
	    (plain.run.result.outcome != OUTCOME_EXITED &&
	     findings_errors(&plain.run.findings) > 0)) {
		trial_move(out, &plain);
		return 0;
	}
	if (fails == 0) {
		trial_move(&e.base, &plain);
		e.have_base = true;
	}
	for (unsigned i = 0; i < options->explore && !e.one_order &&
			     !(e.have_base && e.have_failing);
	     i++) {
		if (try_schedule(&e, seed_of(&e, i)) == -1)
			goto cleanup;
	}
	result = conclude(&e, &plain, fails == 1, out);
	out->run.result.explored = true;
	out->run.result.schedules = e.done;
cleanup:
	trial_free(&plain);
	trial_free(&e.base);
	trial_free(&e.failing);
	return result;
}
