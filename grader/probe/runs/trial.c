/* SPDX-License-Identifier: MIT */
/* A run that is compared with others; see trial.h. */
#include "probe/runs/trial.h"
#include "probe/base/signal_name.h"
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
trial_run(struct trial *trial, const struct options *options,
	  const struct variation *variation, const char **what)
{
	*trial = (struct trial){0};
	*what = "captured output";
	if (streams_rewind(variation->streams) == -1 ||
	    observation_run(&trial->run, options, variation, what) == -1)
		return -1;
	*what = "captured output";
	trial->output =
		streams_read(variation->streams->out, &trial->output_len);
	trial->error_output =
		streams_read(variation->streams->err, &trial->error_len);
	return trial->output && trial->error_output ? 0 : -1;
}

struct options
trial_options_after(const struct trial *plain, const struct options *options)
{
	struct options later = *options;
	double cpu_s = 10 * plain->run.result.cpu_ms / 1000;

	if (later.timeout_s == 0 && later.cpu_s == 0 && later.cpu_total_s == 0)
		later.cpu_total_s = cpu_s > 3 ? cpu_s : 3;
	return later;
}

bool
trial_lost(const struct trial *trial, const char **what)
{
	if (trial->run.result.outcome != OUTCOME_ERROR)
		return false;
	errno = ECANCELED;
	*what = trial->run.result.reason;
	return true;
}

int
trial_redeliver(const struct trial *trial, const struct streams *streams)
{
	if (streams_write(streams->out, trial->output, trial->output_len))
		return -1;
	return streams_write(streams->err, trial->error_output,
			     trial->error_len);
}

void
trial_free(struct trial *trial)
{
	observation_free(&trial->run);
	free(trial->output);
	free(trial->error_output);
	*trial = (struct trial){0};
}

void
trial_move(struct trial *to, struct trial *from)
{
	*to = *from;
	to->run.result.findings = &to->run.findings;
	*from = (struct trial){0};
}

bool
trial_same_end(const struct trial *a, const struct trial *b)
{
	return a->run.result.outcome == b->run.result.outcome &&
	       a->run.result.exit_status == b->run.result.exit_status &&
	       a->run.result.signal == b->run.result.signal;
}

/* The number of the process with this pid, or 0. */
static int
number_of(const struct model *model, unsigned long pid)
{
	for (size_t i = 0; i < model->process_len; i++)
		if ((unsigned long)process_seen_pid(model->processes[i]) == pid)
			return model->processes[i]->n;
	return 0;
}

/* How many digits there are from `at` on, before `end`. */
static size_t
digits(const char *at, const char *end)
{
	const char *digit = at;

	while (digit < end && isdigit((unsigned char)*digit))
		digit++;
	return (size_t)(digit - at);
}

/* Is it the pid of the same process in both runs? */
static bool
same_process(const struct trial *a, const char *pa, const struct trial *b,
	     const char *pb)
{
	int n = number_of(a->run.model, strtoul(pa, NULL, 10));

	return n != 0 && n == number_of(b->run.model, strtoul(pb, NULL, 10));
}

/* Numbers are compared as a whole. Equal numbers match, even if one happens to
 * be a pid in one of the runs. */
bool
trial_same_output(const struct trial *a, const struct trial *b)
{
	const char *pa = a->output, *pb = b->output;
	const char *end_a = pa + a->output_len, *end_b = pb + b->output_len;

	while (pa < end_a && pb < end_b) {
		size_t len_a = digits(pa, end_a), len_b = digits(pb, end_b);

		if (len_a == 0 || len_b == 0) {
			if (*pa++ != *pb++)
				return false;
			continue;
		}
		if ((len_a != len_b || memcmp(pa, pb, len_a) != 0) &&
		    !same_process(a, pa, b, pb))
			return false;
		pa += len_a;
		pb += len_b;
	}
	return pa == end_a && pb == end_b;
}

bool
trial_never_ended(const struct trial *trial)
{
	enum outcome outcome = trial->run.result.outcome;

	return outcome == OUTCOME_DEADLOCK || outcome == OUTCOME_TIMEOUT ||
	       outcome == OUTCOME_LIMIT;
}

bool
trial_left_running(const struct trial *trial)
{
	const struct model *model = trial->run.model;

	for (size_t i = 0; i < model->process_len; i++)
		if (model->processes[i]->left_running)
			return true;
	return false;
}

const char *
trial_end(const struct trial *trial)
{
	static char text[64];
	const struct run_result *result = &trial->run.result;

	if (result->outcome == OUTCOME_EXITED)
		snprintf(text, sizeof text, "exit status %d",
			 result->exit_status);
	else if (result->outcome == OUTCOME_SIGNALED)
		snprintf(text, sizeof text, "ended by signal %d (%s)",
			 result->signal, signal_name(result->signal));
	else
		snprintf(text, sizeof text, "%s",
			 outcome_name(result->outcome));
	return text;
}
