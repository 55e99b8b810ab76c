/* SPDX-License-Identifier: MIT */
/* The result of an observed run; observation_run.c makes it. */
#include "probe/runs/observation.h"
#include "probe/command/exit_status.h"
#include "probe/findings/rules/index.h"
#include "probe/model/model_apply.h"
#include "probe/recording/recording_save.h"
#include "probe/report/finding_frames.h"
#include "probe/report/finding_text.h"
#include "probe/tracer/user_signals.h"
#include <errno.h>
#include <stdlib.h>

int
observation_judge(struct observation *run, bool lab, bool places)
{
	findings_use_lines(&run->findings, run->lines);
	run->findings.lab = lab;
	if (findings_collect(&run->findings, run->model) == -1)
		return -1;
	return places ? findings_resolve(&run->findings, run->lines) : 0;
}

int
observation_replay(struct observation *run, const struct options *options,
		   struct recording *recording)
{
	*run = (struct observation){.model = recording->model,
				    .lines = recording->lines,
				    .result = recording->result,
				    .exec_errno = recording->exec_errno};
	recording->model = NULL; /* ours now, but not the strings */
	recording->lines = NULL;
	run->result.findings = &run->findings;
	run->result.sites = options->sites;
	run->result.quiz = options->quiz;
	return observation_judge(run, options->lab || recording->lab, true);
}

int
observation_record(const struct observation *run, const struct options *options,
		   FILE *out)
{
	const struct recorded_run recorded = {.lab = options->lab,
					      .program = options->argv[0],
					      .exec_errno = run->exec_errno};

	return recording_save(out, run->events, &run->result, &recorded);
}

const struct event *
observation_place(struct observation *run, int nr, struct stack *stack)
{
	struct event *event = calloc(1, sizeof *event);
	struct event **grown =
		reallocarray(run->places, run->place_len + 1, sizeof *grown);

	if (grown)
		run->places = grown;
	if (!grown || !event) {
		free(event);
		return NULL;
	}
	*event = (struct event){.kind = EVENT_KINDS,
				.nr = nr,
				.fd = -1,
				.fd2 = -1,
				.stack = stack_ref(stack)};
	run->places[run->place_len++] = event;
	return event;
}

void
observation_free(struct observation *run)
{
	for (size_t i = 0; i < run->place_len; i++) {
		stack_unref(run->places[i]->stack);
		free(run->places[i]);
	}
	free(run->places);
	if (run->events)
		fclose(run->events);
	findings_free(&run->findings);
	if (run->lines)
		lines_free(run->lines);
	if (run->model)
		model_free(run->model);
}

int
observation_interrupted(void)
{
	return user_signals_interrupted();
}

int
observation_status(const struct observation *run, const struct options *options)
{
	const struct run_result *result = &run->result;

	if (run->exec_errno)
		return run->exec_errno == ENOENT ? EXIT_NOT_FOUND
						 : EXIT_NOT_RUN;
	switch (result->outcome) {
	case OUTCOME_DEADLOCK:
	case OUTCOME_TIMEOUT:
	case OUTCOME_LIMIT:
		return EXIT_ENDED;
	case OUTCOME_ERROR:
		return EXIT_OWN_FAULT;
	case OUTCOME_EXITED:
	case OUTCOME_SIGNALED:
		break;
	}
	if (options->strict && findings_errors(&run->findings) > 0)
		return EXIT_FINDINGS;
	return result->signal ? 128 + result->signal : result->exit_status;
}
