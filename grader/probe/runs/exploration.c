/* SPDX-License-Identifier: MIT */
#include "probe/runs/exploration.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Run the command that judges the output. Returns 0: right, 1: wrong, -1: not
 * run. */
static int
verify(const struct exploration *e)
{
	int status;
	pid_t pid = fork();

	if (pid == -1)
		return -1;
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* if we are interrupted */
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

int
exploration_judge(struct exploration *e, const struct trial *trial)
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

int
exploration_run(struct exploration *e, struct trial *trial, uint64_t seed,
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

uint64_t
exploration_seed(const struct exploration *e, unsigned i)
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
