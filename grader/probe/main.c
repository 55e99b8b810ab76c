/* SPDX-License-Identifier: MIT */
/*
 * ipcprobe: run a program under observation.
 *
 * Exit status: the program's own; 123 with --strict if a finding is an error;
 * 124 a limit or a deadlock ended it; 125 ipcprobe's own fault; 126 the
 * program can't be run; 127 it is not found.
 */
#include "probe/command/exit_status.h"
#include "probe/command/interrupts.h"
#include "probe/command/leak_check.h"
#include "probe/command/options.h"
#include "probe/recording/recording_load.h"
#include "probe/reports.h"
#include "probe/runs/explore.h"
#include "probe/runs/inject_each.h"
#include "probe/runs/trial.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* If -1, *what is what failed with errno, or NULL: it was reported. */
static int
parse_faults(const struct options *options, struct faults *faults,
	     const char **what)
{
	const char *why;

	*what = "--inject";
	while (options->injects && options->injects[faults->len])
		faults->len++;
	/* one spare element, for --inject-each */
	faults->list = calloc(faults->len + 1, sizeof *faults->list);
	if (!faults->list)
		return -1;
	for (size_t i = 0; i < faults->len; i++)
		if (fault_parse(&faults->list[i], options->injects[i], &why) ==
		    -1) {
			fprintf(stderr, "ipcprobe: --inject %s: %s\n",
				options->injects[i], why);
			*what = NULL;
			return -1;
		}
	return 0;
}

static int
run_single(struct trial *trial, const struct options *options,
	   const struct streams *streams, struct faults *faults,
	   const char **what)
{
	struct variation variation = {
		.turns = options->seed.given || options->virtual_time,
		.told = options->seed.given,
		.seed = options->seed.given
				? options->seed.value
				: schedule_systematic(BASE_OLDEST, 0),
		.changes =
			options->changes.given ? options->changes.steps : NULL,
		.change_len = options->changes.len,
		.faults = faults->len ? faults : NULL,
		.streams = streams,
		.places = true};

	return observation_run(&trial->run, options, &variation, what);
}

/* Run it as the options ask. */
static int
run(struct trial *trial, const struct options *options, const char **what)
{
	bool many = options->explore || options->inject_each;
	struct streams streams;
	struct faults faults = {0};
	int result = -1, saved;

	if (parse_faults(options, &faults, what) == -1)
		goto cleanup;
	if (streams_open(&streams, options, many, what) == -1)
		goto cleanup;
	if (options->inject_each)
		result = inject_each(trial, options, &streams, &faults, what);
	else if (options->explore)
		result = explore(trial, options, &streams, what);
	else
		result = run_single(trial, options, &streams, &faults, what);
	if (many && result == 0) {
		trial->run.result.compared = true;
		/* deliver the output of the run that is reported */
		result = streams_rewind(&streams);
		if (result == 0)
			result = trial_redeliver(trial, &streams);
		if (result == 0)
			result = streams_deliver(&streams, options, what);
	}
	saved = errno;
	streams_close(&streams);
	errno = saved;
cleanup:
	free(faults.list);
	return result;
}

/* Feed a recording through the same judgement as a run. */
static int
replay(struct trial *trial, const struct options *options, const char *path,
       struct recording *recording)
{
	FILE *in = fopen(path, "re");
	const char *why;
	unsigned line;
	int result;

	if (!in) {
		fprintf(stderr, "ipcprobe: %s: %s\n", path, strerror(errno));
		return -1;
	}
	result = recording_load(recording, in, &why, &line);
	fclose(in);
	if (result == 0 &&
	    observation_replay(&trial->run, options, recording) == -1) {
		why = strerror(errno);
		result = -1;
	}
	if (result == -1 && line)
		fprintf(stderr, "ipcprobe: %s: line %u: %s\n", path, line, why);
	else if (result == -1)
		fprintf(stderr, "ipcprobe: %s: %s\n", path, why);
	return result;
}

/* Write the reports of a finished run, and of the one shown beside it. Returns
 * the exit status. */
static int
report(struct trial *trial, const struct options *options, const char *program)
{
	struct recording recording = {0};
	struct trial beside = {0};
	int status = EXIT_OWN_FAULT;

	if (trial->run.exec_errno)
		fprintf(stderr, "ipcprobe: %s: %s\n", program,
			strerror(trial->run.exec_errno));
	if (options->beside) {
		if (replay(&beside, options, options->beside, &recording) == -1)
			goto cleanup;
		trial->run.result.beside = &beside.run.result;
	}
	if (reports_write(options, &trial->run.result) == 0)
		status = observation_status(&trial->run, options);
cleanup:
	trial_free(&beside);
	recording_free(&recording);
	return status;
}

static int
replay_main(const struct options *options)
{
	struct recording recording = {0};
	struct trial trial = {0};
	int status = EXIT_OWN_FAULT;

	interrupt_at_once(false);
	if (replay(&trial, options, options->replay, &recording) == 0)
		status = report(&trial, options,
				recording.program ? recording.program : "");
	interrupt_no_more();
	trial_free(&trial);
	recording_free(&recording);
	return status;
}

/* Write the recording. Before the reports, so that both have resolved the same
 * source lines. */
static int
record(const struct trial *trial, const struct options *options, FILE *out)
{
	bool failed;

	interrupt_begin_file(fileno(out));
	failed = observation_record(&trial->run, options, out) == -1 ||
		 fflush(out) == EOF;
	interrupt_whole_file();
	if (fclose(out) == EOF || failed) {
		fprintf(stderr, "ipcprobe: %s: %s\n", options->record,
			strerror(errno));
		return -1;
	}
	return 0;
}

int
main(int argc, char *argv[])
{
	struct options options;
	struct trial trial = {0};
	const char *what;
	FILE *out = NULL;
	int failed;
	int status = options_parse(&options, argc, argv);

	if (status != -1) {
		options_free(&options);
		return status;
	}
	if (options.replay) {
		status = replay_main(&options);
		options_free(&options);
		return status;
	}
	if (options.record && !(out = fopen(options.record, "we"))) {
		fprintf(stderr, "ipcprobe: %s: %s\n", options.record,
			strerror(errno));
		options_free(&options);
		return EXIT_OWN_FAULT;
	}
	if (leak_check_off(options.argv[0]) && !options.quiet)
		fputs("ipcprobe: no leaks are looked for: LeakSanitizer does "
		      "not work under observation\n",
		      stderr);
	if (run(&trial, &options, &what) == -1 && !observation_interrupted()) {
		if (what)
			fprintf(stderr, "ipcprobe: %s: %s\n", what,
				strerror(errno));
		status = EXIT_OWN_FAULT;
	} else if (!observation_interrupted()) {
		failed = out ? record(&trial, &options, out) : 0;
		status = report(&trial, &options, options.argv[0]);
		if (failed)
			status = EXIT_OWN_FAULT;
	}
	interrupt_no_more();
	trial_free(&trial); /* frees its line readers too */
	options_free(&options);
	if (observation_interrupted())
		interrupt_end(observation_interrupted());
	return status;
}
