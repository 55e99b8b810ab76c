/*
 * Fuzz target: any bytes as a recorded event stream and as a whole recording,
 * through reader, model and rules. `make fuzz` builds it with clang and runs
 * it; see tests/probe/fuzz.
 */
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/findings/collect.h"
#include "probe/findings/finding.h"
#include "probe/model/apply.h"
#include "probe/recording/recording.h"
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** Read on after a line that is no event, as a reader of its own would not. */
static void
feed(struct model *model, FILE *in)
{
	struct record record = {0};
	int got;

	while ((got = record_read(&record, in)) != 0) {
		if (got == 1)
			model_apply(model, &record.event);
		else if (ferror(in))
			break;
	}
	record_free(&record);
}

/** The bytes behind a first line that says what they are; a fuzzer seldom
    finds the last one, so a recording cut short is judged as well. */
static void
load(FILE *in)
{
	struct recording recording;
	struct findings findings = {0};
	const char *why;
	unsigned line;

	recording_load(&recording, in, &why, &line);
	if (recording.model)
		findings_collect(&findings, recording.model);
	findings_free(&findings);
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
		load(in);
		fclose(in);
	}
	model_free(model);
	return 0;
}
