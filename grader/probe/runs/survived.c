/* SPDX-License-Identifier: MIT */
/* Did a run survive its fault? See survived.h. */
#include "probe/runs/survived.h"
#include "probe/runs/more_lines.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/*
 * A call failed, and the program ended by itself without reporting it: how?
 * NULL if it did report it: a child can by its status, which need not show in
 * the program's (a pipeline's is that of its last stage), but then in what it
 * prints.
 */
static const char *
not_told(const struct trial *trial, const struct fault *fault,
	 const struct trial *base, bool lab)
{
	const struct process *failed =
		model_process(trial->run.model, fault->fired_in);
	bool ended = failed && failed->exited;
	int status = ended && WIFEXITED(failed->status)
			     ? WEXITSTATUS(failed->status)
			     : 0;
	enum more more;

	if (trial->run.result.exit_status != 0 ||
	    trial_same_output(trial, base))
		return NULL;
	if (trial->error_len)
		return ended && failed->status == 0
			       ? "it says so, but exits with 0 all the same"
			       : NULL;
	more = more_lines((struct printed){trial->output, trial->output_len},
			  (struct printed){base->output, base->output_len},
			  status);
	if (more == MORE_NOTHING)
		return "it goes on as if nothing had happened, and exits with "
		       "0";
	return more == MORE_WITH_NUMBER && status && !lab
		       ? NULL
		       : "it prints something else, but exits with 0 all the "
			 "same";
}

const char *
not_survived(const struct trial *trial, const struct fault *fault,
	     const struct trial *base, size_t base_errors, bool lab)
{
	static char text[128];
	const struct run_result *result = &trial->run.result;

	if (result->outcome == OUTCOME_DEADLOCK)
		return "it then waits for ever";
	if (trial_never_ended(trial))
		return "it then never ends";
	if (result->signal) {
		snprintf(text, sizeof text, "it is then %s", trial_end(trial));
		return text;
	}
	if (trial_left_running(trial))
		return "a process is then left running";
	/* the only unchecked-error that a single run shows: rule_signals_all */
	if (findings_have(&trial->run.findings, "unchecked-error"))
		return "it then calls kill(-1, ...), which signals every "
		       "process you are running";
	if (fault->error && fault->error != EINTR)
		return not_told(trial, fault, base, lab);
	if (!trial_same_end(trial, base)) {
		/* it noticed the short count and gave up, which is enough
		 * outside the labs */
		if (!fault->error && !lab)
			return NULL;
		snprintf(text, sizeof text,
			 trial->error_len > base->error_len
				 ? "it says so and gives up, with %s, where it "
				   "should go on"
				 : "it gives up, with %s, where it should go "
				   "on",
			 trial_end(trial));
		return text;
	}
	if (!trial_same_output(trial, base))
		return "its output is then wrong";
	return findings_errors(&trial->run.findings) > base_errors
		       ? "it then leaves something undone"
		       : NULL;
}
