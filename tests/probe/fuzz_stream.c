/*
 * Fuzz target: any bytes as a recorded event stream and as a whole recording,
 * through reader, model and rules. `make fuzz` builds it with clang and runs
 * it; see tests/probe/fuzz.
 */
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/findings/finding.h"
#include "probe/findings/rules/index.h"
#include "probe/model/model_apply.h"
#include "probe/recording/recording_load.h"
#include "probe/reports.h"
#include "probe/runs/observation.h"
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Read on after a line that is no event, as a reader of its own would not. */
static void
feed(struct model *model, FILE *in)
{
	struct record record = {0};
	int got;

	while ((got = record_line(&record, in)) != 0) {
		if (got == 1 && record_parse(&record) == 1)
			model_apply(model, &record.event);
		else if (ferror(in))
			break;
	}
	record_free(&record);
}

/** As `ipcprobe --replay` does, with all reports. One cut short is judged as
    well: a fuzzer seldom leaves the last line as it is. */
static void
replay(FILE *in)
{
	const struct options options = {.json = "/dev/null",
					.svg = "/dev/null",
					.timeline = "/dev/null",
					.summary = "/dev/null",
					.page = "/dev/null",
					.sarif = "/dev/null",
					.quiz = "run,read,eof,table",
					.sites = true,
					.quiet = true};
	struct recording recording;
	struct observation run = {0};
	struct findings findings = {0};
	const char *why;
	unsigned line;

	if (recording_load(&recording, in, &why, &line) == 0) {
		if (observation_replay(&run, &options, &recording) == 0)
			reports_write(&options, &run.result);
		observation_free(&run);
	} else if (recording.model) {
		findings_collect(&findings, recording.model);
		findings_free(&findings);
	}
	recording_free(&recording);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct model *model = model_new();
	struct findings findings = {0};
	FILE *in = size ? fmemopen((void *)data, size, "r") : NULL;

	if (model && in) {
		feed(model, in);
		findings_collect(&findings, model);
		findings_free(&findings);
	}
	if (in) {
		rewind(in);
		replay(in);
		fclose(in);
	}
	model_free(model);
	return 0;
}
