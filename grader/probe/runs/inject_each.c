/* SPDX-License-Identifier: MIT */
/* Try each fault in turn; see inject_each.h. */
#include "probe/runs/inject_each.h"
#include "probe/base/syscall_name.h"
#include "probe/report/finding_text.h"
#include "probe/runs/attempt.h"
#include "probe/runs/survived.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often to try a line: its first and its second call. */
enum { TRIES_A_LINE = 2 };

/* An attempt at a site, and how often it was made. */
struct tried {
	const struct attempt *attempt;
	const struct call_site *site;
	unsigned times;
	bool failed;
};

struct injection {
	struct options options; /* for runs with a fault */
	const struct streams *streams;
	struct faults *given; /* present in every run; has room for one more */
	const char **what;
	struct trial *base;
	size_t base_errors; /* without any further fault */
	struct survey survey;
	struct call_site sites[SURVEY_MAX]; /* of the survey's rows */
	struct tried tried[256];
	size_t tried_len;
};

static int
run_once(struct injection *in, const struct options *options,
	 struct trial *trial)
{
	struct variation variation = {
		.turns = true,
		.seed = schedule_systematic(BASE_OLDEST, 0),
		.faults = in->given,
		.streams = in->streams};

	faults_reset(in->given);
	return trial_run(trial, options, &variation, in->what);
}

static int
find_sites(struct injection *in)
{
	int result = 0;

	for (size_t i = 0; i < in->survey.len && result == 0; i++)
		if (attempt_any(&in->survey.rows[i]))
			result = call_site_find(&in->sites[i],
						&in->survey.rows[i],
						in->base->run.lines, in->what);
	return result;
}

static struct tried *
tried_site(struct injection *in, const struct attempt *attempt,
	   const struct call_site *site)
{
	struct tried *tried = in->tried;

	for (size_t i = 0; i < in->tried_len; i++, tried++)
		if (tried->attempt == attempt &&
		    call_site_same(tried->site, site))
			return tried;
	if (in->tried_len == sizeof in->tried / sizeof *in->tried)
		return NULL;
	tried = &in->tried[in->tried_len++];
	*tried = (struct tried){.attempt = attempt, .site = site};
	return tried;
}

/* Faults that can't happen here are tried only for the labs' contract. */
static const char *
why_at_all(const struct blow *blow)
{
	return blow->may_happen ? ""
				: "; it can't happen to this program here, but "
				  "the labs' contract asks for it";
}

static int
tell(struct injection *in, const struct blow *blow,
     const struct survey_row *row, const char *id, const char *how)
{
	struct findings *findings = &in->base->run.findings;
	const struct attempt *attempt = blow->attempt;
	const char *function = library_name(attempt->family);
	const struct event *event =
		observation_place(&in->base->run, row->nr, row->stack);
	struct finding *finding;
	char what[48] = "fails";

	if (!event)
		return -1;
	if (blow->size == 1)
		strcpy(what, "moves one byte only");
	else if (blow->size)
		snprintf(what, sizeof what, "moves %llu bytes only",
			 (unsigned long long)blow->size);
	finding = finding_add(findings, id, SEVERITY_ERROR,
			      in->base->run.model->processes[0],
			      "when %s %s (fault %s), %s%s", function, what,
			      blow->fault, how, why_at_all(blow));
	finding_source(finding, event, "%s is called here", function);
	finding_step(finding,
		     "run it again with --inject %s and see what the program "
		     "does after this line",
		     blow->fault);
	return 0;
}

/*
 * A call that was interrupted returns only if the handler does: not if all that
 * can run end the process, or jump elsewhere. So let each of them run there.
 * Returns 1: one returns, 0: none does, or -1 with errno.
 */
static int
a_handler_returns(struct injection *in, const struct survey_row *row)
{
	struct fault *fault = &in->given->list[in->given->len - 1];
	bool returned = false;
	int result = 0;

	for (int sig = 1; sig < 65 && !returned && result == 0; sig++) {
		struct trial trial;

		if (!(row->signals >> (sig - 1) & 1))
			continue;
		fault->signal = sig;
		result = run_once(in, &in->options, &trial);
		if (result == 0 && trial_lost(&trial, in->what))
			result = -1;
		returned = fault->returned;
		trial_free(&trial);
	}
	fault->signal = 0;
	return result == -1 ? -1 : returned;
}

/* Tell how the program did not survive, if it can happen or the lab asks for
 * it. Returns 0, or -1 with errno. */
static int
judge(struct injection *in, struct blow *blow, const struct survey_row *row,
      struct tried *tried, const char *id, const char *how)
{
	const struct fault *fault = &in->given->list[in->given->len - 1];
	int returns = 1;

	if (fault->error == EINTR && blow->may_happen)
		returns = a_handler_returns(in, row);
	if (returns == -1)
		return -1;
	blow->may_happen = blow->may_happen && returns;
	if (!blow->may_happen && !in->options.lab)
		return 0;
	tried->failed = true;
	return tell(in, blow, row, id, how);
}

/* What went wrong: after exec has failed, a child that ends is not one that
 * goes on with the parent's code. */
static const char *
mistake(const struct attempt *attempt, const struct trial *trial)
{
	return strcmp(attempt->family, "execve") == 0 &&
			       !findings_have(&trial->run.findings,
					      attempt->finding)
		       ? "unchecked-error"
		       : attempt->finding;
}

/* Run with one fault at one call. Returns 0, or -1 with errno. */
static int
try_fault(struct injection *in, struct blow *blow, const struct survey_row *row,
	  struct tried *tried)
{
	struct fault *fault = &in->given->list[in->given->len];
	struct trial trial;
	const char *why, *how;
	int result = 0;

	if (fault_parse(fault, blow->fault, &why) == -1) {
		errno = EINVAL;
		*in->what = why;
		return -1;
	}
	in->given->len++;
	result = run_once(in, &in->options, &trial);
	if (result == -1) {
		in->given->len--;
		return -1;
	}
	if (trial_lost(&trial, in->what)) {
		result = -1;
	} else if (fault->fired &&
		   (how = not_survived(&trial, fault, in->base, in->base_errors,
				       in->options.lab))) {
		result = judge(in, blow, row, tried,
			       mistake(blow->attempt, &trial), how);
	}
	in->given->len--;
	trial_free(&trial);
	return result;
}

static int
try_row(struct injection *in, const struct survey_row *row,
	const struct call_site *site)
{
	for (int i = 0; site->known && i < ATTEMPTS; i++) {
		struct tried *tried;
		struct blow blow;

		if (!attempt_applies(&attempts[i], row, site) ||
		    !attempt_plan(&blow, &attempts[i], row, in->base->run.model,
				  in->options.lab))
			continue;
		tried = tried_site(in, &attempts[i], site);
		if (!tried || tried->failed || tried->times++ >= TRIES_A_LINE)
			continue;
		if (try_fault(in, &blow, row, tried) == -1)
			return -1;
	}
	return 0;
}

int
inject_each(struct trial *out, const struct options *options,
	    const struct streams *streams, struct faults *given,
	    const char **what)
{
	struct injection *in = calloc(1, sizeof *in);
	int result = -1;
	bool ends;

	if (!in)
		return -1;
	in->streams = streams;
	in->given = given;
	in->what = what;
	in->base = out;
	given->survey = &in->survey;
	result = run_once(in, options, out);
	given->survey = NULL;
	if (result == -1)
		goto cleanup;
	in->options = trial_options_after(out, options);
	in->base_errors = findings_errors(&out->run.findings);
	/* A program that never ends by itself can't show one fault from
	 * another. */
	ends = !trial_never_ended(out) &&
	       out->run.result.outcome != OUTCOME_ERROR;
	result = ends ? find_sites(in) : 0;
	for (size_t i = 0; ends && i < in->survey.len && result == 0; i++)
		result = try_row(in, &in->survey.rows[i], &in->sites[i]);
	if (result == 0)
		result = findings_resolve(&out->run.findings, out->run.lines);
cleanup:
	survey_free(&in->survey);
	free(in);
	return result;
}
