/*
 * model-run: reads a recorded event stream (record.h) from standard input and
 * prints the model that it makes, and the findings. The tests of model and
 * rules need no process and no tracer.
 */
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/findings/finding.h"
#include "probe/findings/rules/index.h"
#include "probe/lines/lines.h"
#include "probe/model/model_apply.h"
#include "probe/report/finding_text.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const how_names[] = {
	[HOW_START] = "start", [HOW_PIPE] = "pipe", [HOW_OPEN] = "open",
	[HOW_DUP] = "dup",     [HOW_FORK] = "fork", [HOW_EXEC] = "exec",
	[HOW_OTHER] = "other",
};

static void
print_row(const struct desc *desc)
{
	const struct ofd *ofd = desc->ofd;

	printf(" %d:%s", desc->fd, how_names[desc->how]);
	if (ofd && ofd->pipe)
		printf("/%s%s%d", ofd->readable ? "r" : "",
		       ofd->writable ? "w" : "", ofd->pipe->n);
	if (desc->cloexec)
		printf("/cloexec");
	if (desc->uses)
		printf("/used%" PRIu64, desc->uses);
}

static void
print_process(const struct process *process)
{
	const struct table *table = process_gone(process)
					    ? &process->at_exit
					    : process_table(process);

	printf("process %d %s", process->n, process_name(process));
	if (process->parent)
		printf(" of %d", process->parent->n);
	if (process_gone(process))
		printf(" ended %d", process->status);
	if (process->reaped)
		printf(" reaped");
	if (process->auto_reaped)
		printf(" auto-reaped");
	if (process->orphaned)
		printf(" orphaned");
	if (process->left_running)
		printf(" left-running");
	if (process->blocked.known)
		printf(" blocked in %s", process->blocked.call);
	printf(":");
	for (size_t i = 0; i < table->len; i++)
		print_row(&table->rows[i]);
	printf("\n");
}

static void
print_model(const struct model *model)
{
	for (size_t i = 0; i < model->process_len; i++)
		print_process(model->processes[i]);
	for (size_t i = 0; i < model->pipe_len; i++) {
		const struct pipe *pipe = model->pipes[i];

		printf("pipe %d %s: %" PRIu64 " in, %" PRIu64 " out, %" PRIu64
		       " writes, %" PRIu64 " reads\n",
		       pipe->n, pipe->fifo ? pipe->path : "-",
		       pipe->bytes_written, pipe->bytes_read, pipe->writes,
		       pipe->reads);
	}
	printf("log %zu\n", model->log_len);
	if (model->error)
		printf("fault: %s\n", model->error);
}

static int
print_findings(const struct model *model)
{
	struct findings findings = {.lab = true};
	struct lines *lines = lines_new();

	if (!lines || findings_collect(&findings, model) == -1 ||
	    findings_resolve(&findings, lines) == -1) {
		findings_free(&findings);
		return -1;
	}
	for (size_t i = 0; i < findings.len; i++) {
		const struct finding *finding = findings.list[i];

		printf("%s %s %d: %s\n",
		       finding->severity == SEVERITY_ERROR ? "error"
							   : "warning",
		       finding->id, finding->process ? finding->process->n : 0,
		       finding->message);
	}
	findings_free(&findings);
	lines_free(lines);
	return 0;
}

int
main(void)
{
	struct record record = {0};
	struct model *model = model_new();
	int status = 0, got;

	if (!model)
		return 1;
	while ((got = record_line(&record, stdin)) == 1 &&
	       (got = record_parse(&record)) == 1)
		model_apply(model, &record.event);
	if (got == -1) {
		fprintf(stderr, "model-run: line %u: %s\n", record.line,
			strerror(errno));
		status = 1;
	} else {
		print_model(model);
		if (print_findings(model) == -1)
			status = 1;
	}
	record_free(&record);
	model_free(model);
	return status;
}
