/* SPDX-License-Identifier: MIT */
/*
 * The report for shell scripts: one fact per line, its name and then its value.
 * All that scripts ask about nearly every run is here, so that they need not
 * start a JSON parser, which would take longer than the run.
 */
#include "probe/report/report_summary.h"
#include "probe/base/text.h"
#include "probe/report/run_result.h"
#include <inttypes.h>
#include <signal.h>
#include <sys/wait.h>

/** Print any text, and end the line. */
static void
put_text(FILE *out, const char *text)
{
	if (text)
		text_put(out, text);
	fputc('\n', out);
}

static const char *
yes_no(bool value)
{
	return value ? "yes" : "no";
}

/** Was it ended by SIGKILL, whoever sent it? */
static bool
killed(const struct process *process)
{
	return process->ended_by_probe ||
	       (process->exited && WIFSIGNALED(process->status) &&
		WTERMSIG(process->status) == SIGKILL);
}

static void
put_processes(FILE *out, const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		fprintf(out, "process %d %d %d %s %s ", process->n,
			(int)process_seen_pid(process),
			process->parent ? process->parent->n : 0,
			yes_no(process->left_running), yes_no(killed(process)));
		put_text(out, process_name(process));
	}
}

static void
put_pipes(FILE *out, const struct model *model)
{
	for (size_t i = 0; i < model->pipe_len; i++) {
		const struct pipe *pipe = model->pipes[i];

		if (pipe->n == 0)
			continue;
		fprintf(out,
			"pipe %d %s %d %" PRIu64 " %" PRIu64 " %" PRIu64
			" %" PRIu64,
			pipe->n, pipe->fifo ? "fifo" : "pipe",
			pipe->creator ? pipe->creator->n : 0,
			(uint64_t)pipe->bytes_written,
			(uint64_t)pipe->bytes_read, (uint64_t)pipe->writes,
			(uint64_t)pipe->reads);
		if (pipe->path)
			fputc(' ', out);
		put_text(out, pipe->path);
	}
}

static void
put_findings(FILE *out, const struct findings *findings)
{
	for (size_t i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->list[i];

		fprintf(out, "finding %s %s ",
			finding->severity == SEVERITY_ERROR ? "error"
							    : "warning",
			finding->id);
		put_text(out, finding->message);
	}
}

int
report_summary(FILE *out, const struct run_result *result)
{
	fprintf(out, "outcome %s\n", outcome_name(result->outcome));
	if (result->exit_status >= 0 && !result->signal)
		fprintf(out, "exit_status %d\n", result->exit_status);
	if (result->signal)
		fprintf(out, "signal %d\n", result->signal);
	fprintf(out, "cpu_ms %d\n", (int)result->cpu_ms);
	if (result->reason) {
		fputs("reason ", out);
		put_text(out, result->reason);
	}
	if (result->model) {
		put_processes(out, result->model);
		put_pipes(out, result->model);
	}
	if (result->findings)
		put_findings(out, result->findings);
	if (lines_lost(result->lines)) {
		fputs("lines_lost ", out);
		put_text(out, lines_lost(result->lines));
	}
	fputs("end\n", out);
	return ferror(out) || fflush(out) == EOF ? -1 : 0;
}
