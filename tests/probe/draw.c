/*
 * draw REPORT [COLUMNS]: a recording (probe/record.h) from standard input to a
 * report on standard output. REPORT: json, summary, text, svg, picture,
 * or timeline. The reporters' tests need no live process with it.
 */
#include "probe/draw/report_picture.h"
#include "probe/draw/report_svg.h"
#include "probe/draw/report_timeline_text.h"
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/findings/rules/index.h"
#include "probe/model/model_apply.h"
#include "probe/report/finding_frames.h"
#include "probe/report/finding_text.h"
#include "probe/report/report_json.h"
#include "probe/report/report_summary.h"
#include "probe/report/report_text.h"
#include "probe/report/run_result.h"
#include <err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static struct model *
read_model(FILE *in)
{
	struct model *model = model_new();
	struct record record = {0};
	int got;

	if (!model)
		err(1, "model_new");
	while ((got = record_line(&record, in)) > 0 &&
	       (got = record_parse(&record)) > 0)
		model_apply(model, &record.event);
	if (got < 0)
		err(1, "line %u", record.line);
	record_free(&record);
	return model;
}

static int
draw(const char *report, int columns, const struct run_result *result)
{
	if (!strcmp(report, "json"))
		return report_json(stdout, result);
	if (!strcmp(report, "summary"))
		return report_summary(stdout, result);
	if (!strcmp(report, "text"))
		return report_text(stdout, result, false);
	if (!strcmp(report, "colour"))
		return report_text(stdout, result, true);
	if (!strcmp(report, "svg"))
		return report_svg(stdout, result);
	if (!strcmp(report, "picture"))
		return report_picture(stdout, result, columns, false);
	if (!strcmp(report, "timeline"))
		return report_timeline_text(stdout, result, columns, false);
	errx(2, "no such report: %s", report);
}

int
main(int argc, char **argv)
{
	struct findings findings = {0};
	struct run_result result = {.exit_status = -1};
	const struct process *first;
	struct model *model;

	if (argc < 2)
		errx(2, "usage: draw REPORT [COLUMNS] <RECORDING");
	result.model = model = read_model(stdin);
	result.lines = lines_new();
	result.findings = &findings;
	result.outcome = model->outcome;
	result.sites = true;
	first = model->process_len ? model->processes[0] : NULL;
	if (first && first->exited && WIFEXITED(first->status))
		result.exit_status = WEXITSTATUS(first->status);
	if (first && first->exited && WIFSIGNALED(first->status))
		result.signal = WTERMSIG(first->status);
	findings_use_lines(&findings, result.lines);
	if (findings_collect(&findings, model) < 0 ||
	    findings_resolve(&findings, result.lines) < 0)
		err(1, "findings");
	if (draw(argv[1], argc > 2 ? atoi(argv[2]) : 80, &result) < 0)
		err(1, "%s", argv[1]);
	findings_free(&findings);
	lines_free(result.lines);
	model_free(model);
	return 0;
}
