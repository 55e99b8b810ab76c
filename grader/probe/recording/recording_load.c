/* SPDX-License-Identifier: MIT */
/* Reading a recording back; see recording.h. */
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/model/apply.h"
#include "probe/recording/recording.h"
#include "probe/recording/recording_places.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct loading {
	struct recording *recording;
	struct recorded_places places;
	bool begun, ended;
	const char *why;
};

static int
wrong(struct loading *loading, const char *why)
{
	loading->why = why;
	return -1;
}

static int
load_header(struct loading *loading, char **save)
{
	char *name, *value;
	int version = 0;

	while (recording_value(save, &name, &value)) {
		if (!value)
			return wrong(loading, "garbled");
		if (strcmp(name, "version") == 0)
			version = atoi(value);
	}
	if (version > RECORDING_VERSION)
		return wrong(loading, "made by a younger ipcprobe");
	if (version < 1)
		return wrong(loading, "garbled");
	if (version < RECORDING_VERSION)
		return wrong(loading, "made by an older ipcprobe");
	loading->begun = true;
	return 0;
}

static int
load_place(struct loading *loading, char **save)
{
	const char *why = recorded_place_load(&loading->places,
					      loading->recording->lines, save);

	return why ? wrong(loading, why) : 0;
}

static int
add_fault(struct recording *recording, const char *fault)
{
	const char **more = reallocarray(
		recording->faults, recording->fault_len + 2, sizeof(*more));

	if (!more)
		return -1;
	recording->faults = more;
	more[recording->fault_len] = strdup(fault);
	if (!more[recording->fault_len])
		return -1;
	more[++recording->fault_len] = NULL;
	return 0;
}

/** Strings of the run line. Returns whether the name is that of one. */
static bool
take_text(struct recording *recording, const char *name, const char *value)
{
	struct {
		const char *name;
		char **to;
	} const texts[] = {{"program", &recording->program},
			   {"reason", &recording->reason},
			   {"isolation", &recording->isolation},
			   {"lost", &recording->lost}};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (strcmp(texts[i].name, name) != 0)
			continue;
		free(*texts[i].to);
		*texts[i].to = strdup(value);
		return true;
	}
	return false;
}

static int
outcome_of(const char *name)
{
	for (int outcome = 0; outcome <= OUTCOME_ERROR; outcome++)
		if (strcmp(outcome_name((enum outcome)outcome), name) == 0)
			return outcome;
	return -1;
}

/* Times are finite, and short enough for an int in the summary. */
static bool
take_ms(double *ms, const char *value)
{
	*ms = strtod(value, NULL);
	return *ms >= 0 && *ms <= INT_MAX;
}

/* False where the number can't be one of a run. */
static bool
take_number(struct recording *recording, const char *name, const char *value)
{
	struct run_result *result = &recording->result;

	if (strcmp(name, "status") == 0)
		result->exit_status = atoi(value);
	else if (strcmp(name, "signal") == 0)
		result->signal = atoi(value);
	else if (strcmp(name, "wall_ms") == 0)
		return take_ms(&result->wall_ms, value);
	else if (strcmp(name, "cpu_ms") == 0)
		return take_ms(&result->cpu_ms, value);
	else if (strcmp(name, "lab") == 0)
		recording->lab = atoi(value) != 0;
	else if (strcmp(name, "exec_errno") == 0)
		recording->exec_errno = atoi(value);
	else if (strcmp(name, "seed") == 0) {
		result->have_seed = true;
		result->seed = strtoull(value, NULL, 10);
	} else if (strcmp(name, "schedules") == 0) {
		result->explored = true;
		result->schedules = (unsigned)strtoul(value, NULL, 10);
	}
	return true;
}

static int
load_run(struct loading *loading, char **save)
{
	struct recording *recording = loading->recording;
	char *name, *value;
	int outcome = -1;

	while (recording_value(save, &name, &value)) {
		if (!value)
			return wrong(loading, "garbled");
		if (strcmp(name, "outcome") == 0)
			outcome = outcome_of(value);
		else if (strcmp(name, "fault") == 0 &&
			 add_fault(recording, value) == -1)
			return wrong(loading, strerror(ENOMEM));
		else if (!take_text(recording, name, value) &&
			 !take_number(recording, name, value))
			return wrong(loading, "garbled");
	}
	if (outcome == -1)
		return wrong(loading, "garbled");
	recording->result.outcome = (enum outcome)outcome;
	loading->ended = true;
	return 0;
}

static int
load_event(struct loading *loading, struct record *record)
{
	struct event *event = &record->event;
	const struct recorded_place *place;

	if (record_parse(record) == -1)
		return wrong(loading, "garbled");
	if (event->place) {
		if (event->place < 0 ||
		    (size_t)event->place > loading->places.len)
			return wrong(loading, "garbled");
		place = &loading->places.list[event->place - 1];
		event->at = place->at;
		event->frames = place->frames;
		event->text = place->text;
		event->caller = place->caller;
		event->wrapper = place->wrapper;
	}
	model_apply(loading->recording->model, event);
	return 0;
}

static bool
begins_with(const char *line, const char *word)
{
	size_t len = strlen(word);

	return strncmp(line, word, len) == 0 && strchr(" \t", line[len]);
}

static int
load_line(struct loading *loading, struct record *record)
{
	static const struct {
		const char *word;
		int (*load)(struct loading *loading, char **save);
	} kinds[] = {{"place", load_place}, {"run", load_run}};
	char *save = NULL;

	if (!loading->begun) {
		if (!begins_with(record->text, "ipcprobe-recording"))
			return wrong(loading, "not a recording of ipcprobe");
		strtok_r(record->text, " \t", &save);
		return load_header(loading, &save);
	}
	if (loading->ended)
		return wrong(loading, "more after the end");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!begins_with(record->text, kinds[i].word))
			continue;
		strtok_r(record->text, " \t", &save);
		return kinds[i].load(loading, &save);
	}
	return load_event(loading, record);
}

static int
load_lines(struct loading *loading, FILE *in, unsigned *line)
{
	struct record record = {0};
	int got, result = 0;

	while (result == 0 && (got = record_line(&record, in)) != 0) {
		if (got == 1)
			result = load_line(loading, &record);
		else
			result = wrong(loading, ferror(in) ? strerror(errno)
						: loading->begun
							? "garbled"
							: "not a recording of "
							  "ipcprobe");
	}
	*line = result == 0 ? 0 : record.line;
	record_free(&record);
	return result;
}

int
recording_load(struct recording *recording, FILE *in, const char **why,
	       unsigned *line)
{
	struct loading loading = {.recording = recording};
	int result = -1;

	*recording =
		(struct recording){.model = model_new(), .lines = lines_new()};
	*line = 0;
	if (!recording->model || !recording->lines) {
		wrong(&loading, strerror(ENOMEM));
		goto cleanup;
	}
	lines_seal(recording->lines);
	result = load_lines(&loading, in, line);
	if (result == 0 && !loading.begun)
		result = wrong(&loading, "empty: not a recording of ipcprobe");
	else if (result == 0 && !loading.ended)
		result = wrong(&loading, "cut short: its last line is not "
					 "there");
	lines_set_lost(recording->lines, recording->lost);
	recording->result.model = recording->model;
	recording->result.lines = recording->lines;
	recording->result.reason = recording->reason;
	recording->result.isolation = recording->isolation;
	recording->result.faults = recording->faults;
cleanup:
	*why = loading.why;
	recorded_places_free(&loading.places);
	return result;
}

void
recording_free(struct recording *recording)
{
	model_free(recording->model);
	lines_free(recording->lines);
	free(recording->program);
	free(recording->reason);
	free(recording->isolation);
	free(recording->lost);
	for (size_t i = 0; i < recording->fault_len; i++)
		free((char *)recording->faults[i]);
	free(recording->faults);
	*recording = (struct recording){0};
}
