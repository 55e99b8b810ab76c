/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/run_checks.h"

#include "ipclab/base/untrusted_text.h"
#include "ipclab/grade/bats.h"
#include "ipclab/grade/evidence.h"
#include "ipclab/grade/tap.h"

#include <stdlib.h>
#include <string.h>

void
result_set(json_t *result, enum status status, const char *message)
{
	status_set(result, status);
	json_object_set_new(result, "message", json_text(message));
}

json_t *
result_of(json_t *results, const char *id)
{
	json_t *result;
	size_t i;

	json_array_foreach (results, i, result)
		if (strcmp(json_string_value(json_object_get(result, "id")),
			   id) == 0)
			return result;
	return NULL;
}

/** Bats ended, or was killed, before it reached this check. */
static void
no_verdict(json_t *result, const struct run_end *end,
	   const struct workspace *ws)
{
	size_t skip = end->output_size > 1000 ? end->output_size - 1000 : 0;
	char *tail = workspace_scrub(ws, end->output + skip);

	result_set(
		result, STATUS_ERROR,
		end->timed_out
			? "The checks took too long and were ended before this "
			  "one. Please tell the course staff."
			: "The check gave no verdict. That is not your fault; "
			  "please tell the course staff.");
	json_object_set_new(result, "detail", json_text(tail));
	free(tail);
}

/** Turn a check's verdict into its result, with the evidence that it wrote. */
static void
judge(json_t *result, const struct tap_test *test, const struct run_end *end,
      const struct workspace *ws)
{
	char *diagnosis;

	if (test == NULL) {
		no_verdict(result, end, ws);
		return;
	}
	diagnosis = workspace_scrub(ws, test->diagnosis);
	if (test->skipped) {
		result_set(result, STATUS_SKIP, diagnosis);
	} else if (test->ok) {
		result_set(result, STATUS_PASS, "");
		json_object_set(result, "points",
				json_object_get(result, "max"));
	} else {
		result_set(result, STATUS_FAIL, "");
		evidence_merge(result, diagnosis, ws);
	}
	free(diagnosis);
}

/** The checks of a list, to be run in lots. */
struct course {
	const struct grading *g;
	const struct checklist *list;
	const struct workspace *ws;
	json_t *results;
	bool *judged;   /* by check */
	size_t *lot_of; /* by check */
	size_t lots;
};

struct lot {
	const struct course *course;
	size_t number;
};

/**
 * Has Bats said everything about a check? About the last one, if it failed and
 * wrote no evidence of its own, more may follow.
 */
static bool
has_ended(const struct tap_test *test, const struct tap *tap,
	  const json_t *result, const struct workspace *ws)
{
	return test != NULL &&
	       (test->ok || test != &tap->tests[tap->count - 1] ||
		evidence_is_there(result, ws));
}

/** Judge those of the lot's checks that have ended; if Bats has ended, all of
 *  them. */
static void
judge_lot(const struct lot *lot, const struct run_end *end, bool ended)
{
	const struct course *c = lot->course;
	const struct grading_progress *progress = c->g->progress;
	const char *whole = strrchr(end->output, '\n');
	char *lines;
	struct tap tap;

	if (!ended && whole == NULL)
		return;
	lines = ended ? xstrdup(end->output)
		      : xstrndup(end->output, whole - end->output);
	tap_parse(&tap, lines);
	for (size_t i = 0; i < c->list->count; i++) {
		const char *id = c->list->checks[i].id;
		const struct tap_test *test = tap_find(&tap, id);
		json_t *result = result_of(c->results, id);

		if (c->judged[i] || c->lot_of[i] != lot->number ||
		    (!ended && !has_ended(test, &tap, result, c->ws)))
			continue;
		judge(result, test, end, c->ws);
		c->judged[i] = true;
		if (progress != NULL && status_in(result) != STATUS_ERROR)
			progress->judged(progress->context, result);
	}
	tap_clear(&tap);
	free(lines);
}

static void
judge_so_far(void *context, const struct run_end *so_far)
{
	judge_lot(context, so_far, false);
}

/**
 * Deal the checks out: 0, 1, 1, 0, 0, ... for two lots. Long checks come last
 * for each program, and so don't all end up in one lot. The check that is
 * wanted first has a lot of its own.
 */
static void
deal(struct course *c, size_t jobs)
{
	size_t dealt = 0;

	c->lots = jobs < c->list->count ? jobs : c->list->count;
	c->lots = c->lots > 0 ? c->lots : 1;
	for (size_t i = 0; i < c->list->count; i++) {
		size_t place = dealt % (2 * c->lots);

		if (c->g->first != NULL && c->list->count > c->lots &&
		    strcmp(c->list->checks[i].id, c->g->first) == 0) {
			c->lot_of[i] = c->lots;
			continue;
		}
		c->lot_of[i] =
			place < c->lots ? place : 2 * c->lots - 1 - place;
		dealt++;
	}
	c->lots += dealt < c->list->count;
}

int
run_checks(const struct grading *g, const struct checklist *list,
	   const struct workspace *ws, const struct build *build,
	   json_t *results, struct error *error)
{
	size_t count = list->count > 0 ? list->count : 1;
	struct course course = {.g = g,
				.list = list,
				.ws = ws,
				.results = results,
				.judged = xcalloc(count, sizeof(bool)),
				.lot_of = xcalloc(count, sizeof(size_t))};
	struct run_end *ends = xcalloc(count, sizeof(*ends));
	struct lot *lots = xcalloc(count, sizeof(*lots));
	struct bats_listener *listeners = xcalloc(count, sizeof(*listeners));
	int done;

	deal(&course, g->jobs);
	for (size_t i = 0; i < course.lots; i++) {
		lots[i] = (struct lot){&course, i};
		listeners[i] = (struct bats_listener){judge_so_far, &lots[i]};
	}
	done = bats_run(g, list, ws, build, course.lot_of, course.lots,
			g->progress != NULL ? listeners : NULL, ends, error);
	for (size_t i = 0; i < course.lots && done == 0; i++) {
		judge_lot(&lots[i], &ends[i], true);
		free(ends[i].output);
	}
	free(listeners);
	free(lots);
	free(ends);
	free(course.judged);
	free(course.lot_of);
	return done;
}
