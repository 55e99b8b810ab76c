/* SPDX-License-Identifier: MIT */
#include "probe/recording/recording_save.h"
#include "probe/events/record_write.h"
#include "probe/recording/recording.h"
#include "probe/report/wrapped_call.h"
#include <inttypes.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

#define FRAMES_MAX 64

/** A place line already written: many calls share one. */
struct known_place {
	char *text; /* without its number */
	int n;
};

struct saving {
	FILE *out;
	const struct run_result *result;
	void *places; /* a tree of struct known_place */
	int place_len;
	int *numbers; /* place numbers by kind of stack; 0: none yet */
	size_t number_cap;
	size_t next; /* in the model's log */
};

static int
compare(const void *a, const void *b)
{
	const struct known_place *one = a, *other = b;

	return strcmp(one->text, other->text);
}

static void
place_free(void *node)
{
	struct known_place *place = node;

	free(place->text);
	free(place);
}

/** Function names, with ~ before a library's, and signals between them. */
static void
put_frames(FILE *out, struct lines *lines, const struct event *event)
{
	const char *program = event->stack->image->exe_mapped;
	struct frame frames[FRAMES_MAX];
	size_t len =
		lines_functions(lines, event->stack, true, frames, FRAMES_MAX);
	char *text = NULL;
	size_t size;
	FILE *names = len ? open_memstream(&text, &size) : NULL;
	bool signal = false;

	if (!names)
		return;
	for (size_t i = 0; i < len; i++) {
		const char *name = frames[i].function;
		bool own = program && frames[i].module &&
			   strcmp(frames[i].module, program) == 0;

		if (frames[i].interrupted && !signal)
			fputs("<signal> ", names);
		signal |= frames[i].interrupted;
		fprintf(names, "%s%s%s", own || !name ? "" : "~",
			name ? name : "?", i + 1 < len ? " " : "");
	}
	if (fclose(names) == 0)
		record_put_text(out, "frames", text);
	free(text);
}

/** Where the function that made the call was called from. */
static void
put_caller(FILE *out, struct lines *lines, const struct event *event)
{
	struct place caller;
	const char *wrapper;
	const char *source;

	if (event_caller(lines, event, &caller, &wrapper) == -1)
		return;
	record_put_text(out, "wrapper", wrapper);
	record_put_text(out, "caller", caller.path);
	fprintf(out, " caller_line=%d", caller.line);
	source = lines_text(lines, &caller);
	if (source)
		record_put_text(out, "caller_text", source);
}

/** All that is known about the event's place, as the text of its place line. */
static char *
place_text(const struct saving *saving, const struct event *event)
{
	struct lines *lines = saving->result->lines;
	struct place place;
	const char *source;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	if (lines_resolve(lines, event->stack, &place) == 0) {
		record_put_text(out, "path", place.path);
		fprintf(out, " line=%d", place.line);
		source = lines_text(lines, &place);
		if (source)
			record_put_text(out, "text", source);
		put_caller(out, lines, event);
	}
	if (event_has_frames(event))
		put_frames(out, lines, event);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

/** The number of the event's place; writes its line if it is new. Returns -1
 *  with errno (ENOMEM). */
static int
place_number(struct saving *saving, const struct event *event)
{
	struct known_place *place = malloc(sizeof(*place));
	struct known_place **found;

	if (!place)
		return -1;
	place->text = place_text(saving, event);
	place->n = saving->place_len + 1;
	found = place->text ? tsearch(place, &saving->places, compare) : NULL;
	if (!found || *found != place) {
		place_free(place);
		return found ? (*found)->n : -1;
	}
	saving->place_len++;
	fprintf(saving->out, "place n=%d%s\n", place->n, place->text);
	return place->n;
}

/** Where the number for the event's kind of stack is kept; NULL with ENOMEM. */
static int *
kept_number(struct saving *saving, const struct event *event)
{
	size_t kind = lines_kind(saving->result->lines, event->stack);
	size_t at = 2 * kind + event_has_frames(event);

	if (at >= saving->number_cap) {
		size_t cap = 2 * at + 64;
		int *more = reallocarray(saving->numbers, cap, sizeof(*more));

		if (!more)
			return NULL;
		memset(more + saving->number_cap, 0,
		       (cap - saving->number_cap) * sizeof(*more));
		saving->numbers = more;
		saving->number_cap = cap;
	}
	if (kind == 0)
		saving->numbers[at] = 0;
	return &saving->numbers[at];
}

/** The model's event with that number, or NULL. */
static const struct event *
kept_event(struct saving *saving, uint64_t seq)
{
	const struct model *model = saving->result->model;

	while (saving->next < model->log_len &&
	       model->log[saving->next]->seq < seq)
		saving->next++;
	if (saving->next < model->log_len &&
	    model->log[saving->next]->seq == seq)
		return model->log[saving->next];
	return NULL;
}

/** Write one event's line, with its place. */
static int
save_event(struct saving *saving, const char *line)
{
	const char *seq = strstr(line, " seq=");
	const struct event *event =
		seq ? kept_event(saving, strtoull(seq + 5, NULL, 10)) : NULL;
	int place = 0, *kept;

	if (event && event->stack) {
		kept = kept_number(saving, event);
		if (kept && *kept == 0)
			*kept = place_number(saving, event);
		if (!kept || *kept == -1)
			return -1;
		place = *kept;
	}
	fputs(line, saving->out);
	if (place)
		fprintf(saving->out, " place=%d", place);
	return fputc('\n', saving->out) == EOF ? -1 : 0;
}

static void
put_if(FILE *out, const char *name, const char *text)
{
	if (text)
		record_put_text(out, name, text);
}

static void
save_run(FILE *out, const struct run_result *result,
	 const struct recorded_run *run)
{
	fprintf(out, "run outcome=%s status=%d signal=%d",
		outcome_name(result->outcome), result->exit_status,
		result->signal);
	fprintf(out, " wall_ms=%.17g cpu_ms=%.17g", result->wall_ms,
		result->cpu_ms);
	if (result->have_seed)
		fprintf(out, " seed=%" PRIu64, result->seed);
	if (result->explored)
		fprintf(out, " schedules=%u", result->schedules);
	if (run->lab)
		fputs(" lab=1", out);
	if (run->exec_errno)
		fprintf(out, " exec_errno=%d", run->exec_errno);
	put_if(out, "program", run->program);
	put_if(out, "reason", result->reason);
	put_if(out, "isolation", result->isolation);
	put_if(out, "lost", lines_lost(result->lines));
	for (size_t i = 0; result->faults && result->faults[i]; i++)
		record_put_text(out, "fault", result->faults[i]);
	fputc('\n', out);
}

int
recording_save(FILE *out, FILE *events, const struct run_result *result,
	       const struct recorded_run *run)
{
	struct saving saving = {.out = out, .result = result};
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	int status = 0;

	fprintf(out, "ipcprobe-recording version=%d\n", RECORDING_VERSION);
	rewind(events);
	while (status == 0 && (len = getline(&line, &size, events)) > 0) {
		line[len - 1] = '\0';
		status = save_event(&saving, line);
	}
	if (status == 0)
		save_run(out, result, run);
	free(line);
	free(saving.numbers);
	tdestroy(saving.places, place_free);
	return status == -1 || ferror(events) || fflush(out) == EOF ? -1 : 0;
}
