/*
 * ipcprobe: run a program under observation.
 *
 * Exit status: the program's own; 123 with --strict if a finding is an error;
 * 124 a limit or a deadlock ended it; 125 ipcprobe's own fault; 126 the
 * program can't be run; 127 it is not found.
 */
#include "probe/options.h"
#include "probe/reports.h"
#include "probe/runs/explore.h"
#include "probe/runs/inject_each.h"
#include "probe/runs/trial.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_OWN_FAULT = 125 };

static int
parse_faults(const struct options *options, struct faults *faults)
{
	const char *why;

	while (options->injects && options->injects[faults->len])
		faults->len++;
	faults->list = calloc(faults->len + 1, sizeof *faults->list);
	if (!faults->list)
		return -1;
	for (size_t i = 0; i < faults->len; i++)
		if (fault_parse(&faults->list[i], options->injects[i], &why) ==
		    -1) {
			fprintf(stderr, "ipcprobe: --inject %s: %s\n",
				options->injects[i], why);
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
		.turns = options->have_seed || options->virtual_time,
		.told = options->have_seed,
		.seed = options->have_seed
				? options->seed
				: schedule_systematic(BASE_OLDEST, 0),
		.changes = options->have_changes ? options->changes : NULL,
		.change_len = options->change_len,
		.faults = faults->len ? faults : NULL,
		.streams = streams,
		.places = true};

	return observation_run(&trial->run, options, &variation, what);
}

/* Run it the way the options ask for. */
static int
run(struct trial *trial, const struct options *options, const char **what)
{
	bool many = options->explore || options->inject_each;
	struct streams streams;
	struct faults faults = {0};
	int result = -1, saved;

	*what = "--inject";
	if (parse_faults(options, &faults) == -1)
		goto cleanup;
	if (streams_open(&streams, options, many, what) == -1)
		goto cleanup;
	if (options->inject_each)
		result = inject_each(trial, options, &streams, what);
	else if (options->explore)
		result = explore(trial, options, &streams, what);
	else
		result = run_single(trial, options, &streams, &faults, what);
	if (many && result == 0) {
		/* what is delivered is the run that is reported */
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

/* Nothing was judged; end as the signal would have ended us. */
static int
end_interrupted(void)
{
	int sig = observation_interrupted();

	fprintf(stderr, "ipcprobe: interrupted by SIG%s: nothing was judged\n",
		sigabbrev_np(sig));
	raise(sig);
	return EXIT_OWN_FAULT;
}

int
main(int argc, char *argv[])
{
	struct options options;
	struct trial trial = {0};
	const char *what;
	int status = options_parse(&options, argc, argv);

	if (status != -1) {
		options_free(&options);
		return status;
	}
	if (run(&trial, &options, &what) == -1 && !observation_interrupted()) {
		fprintf(stderr, "ipcprobe: %s: %s\n", what, strerror(errno));
		status = EXIT_OWN_FAULT;
	} else if (observation_interrupted()) {
		status = end_interrupted();
	} else {
		if (trial.run.exec_errno)
			fprintf(stderr, "ipcprobe: %s: %s\n", options.argv[0],
				strerror(trial.run.exec_errno));
		status = observation_status(&trial.run, &options);
		if (reports_write(&options, &trial.run.result) != 0)
			status = EXIT_OWN_FAULT;
	}
	trial_free(&trial);
	options_free(&options);
	return status;
}
