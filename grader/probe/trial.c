/* Runs to be compared; see trial.h. */
#include "trial.h"
#include <ctype.h>
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

/* The next character or number; pids come as negative process numbers. */
static long
next_token(const struct trial *trial, const char **at)
{
	const char *end = trial->output + trial->output_len;
	unsigned long value = 0;
	const char *digits = *at;
	int number;

	if (!isdigit((unsigned char)*digits))
		return (unsigned char)*(*at)++;
	while (digits < end && isdigit((unsigned char)*digits))
		value = value * 10 + (unsigned long)(*digits++ - '0');
	number = number_of(trial->run.model, value);
	if (number == 0)
		return (unsigned char)*(*at)++;
	*at = digits;
	return -number;
}

bool
trial_same_output(const struct trial *a, const struct trial *b)
{
	const char *pa = a->output, *pb = b->output;

	while (pa < a->output + a->output_len && pb < b->output + b->output_len)
		if (next_token(a, &pa) != next_token(b, &pb))
			return false;
	return pa == a->output + a->output_len &&
	       pb == b->output + b->output_len;
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
		snprintf(text, sizeof text, "ended by signal %d (SIG%s)",
			 result->signal, sigabbrev_np(result->signal));
	else
		snprintf(text, sizeof text, "%s",
			 outcome_name(result->outcome));
	return text;
}
