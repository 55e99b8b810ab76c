/* SPDX-License-Identifier: MIT */
/* A run as data for the page; see page_data.h. */
#include "probe/page/page_data.h"
#include "probe/base/signal_name.h"
#include "probe/base/text.h"
#include "probe/page/page_steps.h"
#include "probe/report/report_sites.h"
#include <stdlib.h>
#include <string.h>

/** The first step at or after that event, else the last one. */
static size_t
step_of(const struct page_steps *steps, const struct event *event)
{
	size_t len = steps->len, i = 0;

	if (!event || event->seq == 0)
		return len ? len - 1 : 0;
	while (i + 1 < len && steps->seqs[i] < event->seq)
		i++;
	return i;
}

static json_t *
findings_json(const struct run_result *result, const struct page_steps *steps)
{
	const struct findings *findings = result->findings;
	json_t *list = json_array();

	for (size_t i = 0; findings && i < findings->len; i++) {
		const struct finding *finding = findings->list[i];
		const struct event *event = finding->moment;

		if (!event && finding->source_len &&
		    result->outcome != OUTCOME_DEADLOCK)
			event = finding->sources[0].event;
		json_array_append_new(
			list,
			json_pack(
				"{s:s, s:s, s:o, s:o, s:i, s:I}", "id",
				finding->id, "severity",
				finding->severity == SEVERITY_ERROR ? "error"
								    : "warning",
				"message", report_string(finding->message),
				"next", report_string(finding->next_step), "p",
				finding->process ? finding->process->n : 0,
				"step", (json_int_t)step_of(steps, event)));
	}
	return list;
}

static json_t *
processes_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *process = model->processes[i];

		json_array_append_new(
			list,
			json_pack("{s:i, s:i, s:i}", "n", process->n, "pid",
				  (int)process_seen_pid(process), "parent",
				  process->parent ? process->parent->n : 0));
	}
	return list;
}

static json_t *
ofds_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->ofd_len; i++) {
		const struct ofd *ofd = model->ofds[i];
		const struct pipe *pipe = ofd->pipe;
		char *name = ofd->path ? text_file_name(ofd->path) : NULL;

		json_array_append_new(
			list, json_pack("{s:i, s:i, s:b, s:b, s:o}", "n",
					ofd->n, "pipe", pipe ? pipe->n : 0, "r",
					ofd->readable, "w", ofd->writable,
					"path", report_string(name)));
		free(name);
	}
	return list;
}

static json_t *
pipes_json(const struct model *model)
{
	json_t *list = json_array();

	for (size_t i = 0; i < model->pipe_len; i++)
		if (model->pipes[i]->n)
			json_array_append_new(
				list,
				json_pack(
					"{s:i, s:b, s:o}", "n",
					model->pipes[i]->n, "fifo",
					model->pipes[i]->fifo, "path",
					report_string(model->pipes[i]->path)));
	return list;
}

/** NULL if it is malformed. */
static json_t *
quiz_json(const char *quiz)
{
	static const char *const known[] = {"run", "read", "eof", "table"};
	size_t len = strcspn(quiz, ":");
	const char *number = quiz[len] ? quiz + len + 1 : "8";
	char *end, *words = strndup(quiz, len), *save = NULL;
	long count = strtol(number, &end, 10);
	bool right = end != number && !*end && count > 0 && count < 1000;
	json_t *kinds = json_array();

	for (char *word = strtok_r(words, ",", &save); word;
	     word = strtok_r(NULL, ",", &save)) {
		size_t i = 0, all = sizeof(known) / sizeof(known[0]);

		while (i < all && strcmp(known[i], word) != 0)
			i++;
		right &= i < all;
		json_array_append_new(kinds, json_string(word));
	}
	free(words);
	if (right && json_array_size(kinds) > 0)
		return json_pack("{s:o, s:I}", "kinds", kinds, "number",
				 (json_int_t)count);
	json_decref(kinds);
	return NULL;
}

bool
page_quiz_fits(const char *quiz)
{
	json_t *json = quiz_json(quiz);

	json_decref(json);
	return json != NULL;
}

json_t *
page_data(const struct run_result *result)
{
	const struct model *model = result->model;
	struct page_steps steps;
	json_t *data = NULL;

	if (page_steps(&steps, result) == 0)
		data = json_pack(
			"{s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:I, s:O}", "name",
			report_string(
				model->process_len
					? process_name(model->processes[0])
					: "the program"),
			"outcome", outcome_name(result->outcome), "reason",
			report_string(result->reason), "processes",
			processes_json(model), "ofds", ofds_json(model),
			"pipes", pipes_json(model), "findings",
			findings_json(result, &steps), "left_out",
			(json_int_t)steps.left_out, "steps", steps.steps);
	if (data && result->outcome == OUTCOME_EXITED)
		json_object_set_new(data, "status",
				    json_integer(result->exit_status));
	if (data && result->outcome == OUTCOME_SIGNALED)
		json_object_set_new(data, "signal",
				    report_string(signal_name(result->signal)));
	if (data && result->quiz)
		json_object_set_new(data, "quiz", quiz_json(result->quiz));
	page_steps_free(&steps);
	return data;
}
