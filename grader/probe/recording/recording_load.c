/* SPDX-License-Identifier: MIT */
#include "probe/recording/recording_load.h"
#include "probe/events/record.h"
#include "probe/events/record_read.h"
#include "probe/model/model_apply.h"
#include "probe/recording/recorded_run.h"
#include "probe/recording/recording_places.h"
#include <errno.h>
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
load_run(struct loading *loading, char **save)
{
	char *name, *value;
	int outcome = -1;

	while (recording_value(save, &name, &value)) {
		if (!value)
			return wrong(loading, "garbled");
		if (recorded_run_take(loading->recording, name, value,
				      &outcome) == -1)
			return wrong(loading, errno == ENOMEM ? strerror(ENOMEM)
							      : "garbled");
	}
	if (outcome == -1)
		return wrong(loading, "garbled");
	loading->recording->result.outcome = (enum outcome)outcome;
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
