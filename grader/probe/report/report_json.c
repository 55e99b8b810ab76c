/* SPDX-License-Identifier: MIT */
/* The report for tools: schema/ipcprobe-1.schema.json describes it. */
#include "probe/report/report_json.h"
#include "probe/base/syscall_name.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/report_sites.h"
#include "probe/report/report_waits.h"
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/** { "file", "line" } of the event's call, or null. */
static json_t *
place_of(const struct run_result *result, const struct event *event)
{
	struct place place;

	if (event_place(result->lines, event, &place) < 0)
		return json_null();
	return json_pack("{s:o, s:i}", "file", report_string(place.file),
			 "line", place.line);
}

static json_t *
last_call_json(const struct run_result *result, const struct process *process)
{
	struct last_call last;
	json_t *json;

	last_call(process, &last);
	if (!last.call)
		return json_null();
	json = place_of(result, last.event);
	if (!json_is_object(json)) {
		json_decref(json);
		json = json_pack("{s:n, s:n}", "file", "line");
	}
	json_object_set_new(json, "call", json_string(last.call));
	json_object_set_new(json, "function",
			    json_string(library_name(last.call)));
	json_object_set_new(json, "fd", report_number(last.fd >= 0, last.fd));
	json_object_set_new(json, "path", report_string(last.path));
	json_object_set_new(json, "pipe",
			    report_number(last.pipe && last.pipe->n,
					  last.pipe ? last.pipe->n : 0));
	json_object_set_new(json, "blocked", json_boolean(last.blocked));
	return json;
}

static json_t *
argv_json(const struct process *process)
{
	char *const *argv = process_argv(process);
	json_t *list = json_array();

	for (; argv && *argv; argv++)
		json_array_append_new(list, report_string(*argv));
	return list;
}

static json_t *
process_json(const struct run_result *result, const struct process *process)
{
	/* A kill of ours is not how the process ended. */
	bool ended = process->exited && !process->ended_by_probe;
	bool exited = ended && WIFEXITED(process->status);
	bool signaled = ended && WIFSIGNALED(process->status);
	json_t *json;

	json = json_pack(
		"{s:i, s:i, s:i, s:o, s:o, s:o, s:o, s:b, s:b, s:b, s:o}", "n",
		process->n, "pid", (int)process_seen_pid(process), "parent",
		process->parent ? process->parent->n : 0, "name",
		report_string(process_name(process)), "argv",
		argv_json(process), "exit_status",
		report_number(exited, WEXITSTATUS(process->status)), "signal",
		report_number(signaled, WTERMSIG(process->status)), "reaped",
		process_reaped(process), "left_running", process->left_running,
		"ended_by_probe", process->ended_by_probe, "last_call",
		last_call_json(result, process));
	if (json && result->sites)
		json_object_set_new(json, "sites",
				    report_sites(result, process));
	return json;
}

static json_t *
pipe_json(const struct run_result *result, const struct pipe *pipe)
{
	return json_pack("{s:i, s:s, s:o, s:o, s:o, s:I, s:I, s:I, s:I}", "n",
			 pipe->n, "kind", pipe->fifo ? "fifo" : "pipe", "path",
			 report_string(pipe->path), "created_by",
			 report_number(pipe->creator != NULL,
				       pipe->creator ? pipe->creator->n : 0),
			 "created_at", place_of(result, pipe->created),
			 "bytes_written", (json_int_t)pipe->bytes_written,
			 "bytes_read", (json_int_t)pipe->bytes_read, "writes",
			 (json_int_t)pipe->writes, "reads",
			 (json_int_t)pipe->reads);
}

/** The blank-separated words of a text, as an array. */
static json_t *
words_json(const char *text)
{
	json_t *list = json_array();

	while (*text) {
		size_t len = strcspn(text, " ");

		json_array_append_new(list, json_stringn_nocheck(text, len));
		text += len + (text[len] == ' ');
	}
	return list;
}

/** Only known places: without debug information there are none. */
static json_t *
sources_json(const struct finding *finding)
{
	json_t *list = json_array();

	for (size_t i = 0; i < finding->source_len; i++) {
		const struct finding_source *source = &finding->sources[i];
		json_t *place;

		if (!source->file)
			continue;
		place = json_pack("{s:o, s:i, s:o}", "file",
				  report_string(source->file), "line",
				  source->line, "what",
				  report_string(source->what));
		if (source->sampled_in)
			json_object_set_new(place, "sampled_in",
					    words_json(source->sampled_in));
		if (source->caller_file)
			json_object_set_new(
				place, "caller",
				json_pack("{s:o, s:i, s:o}", "file",
					  report_string(source->caller_file),
					  "line", source->caller_line,
					  "wrapper",
					  report_string(source->wrapper)));
		json_array_append_new(list, place);
	}
	return list;
}

static json_t *
finding_json(const struct finding *finding)
{
	return json_pack(
		"{s:s, s:s, s:i, s:i, s:o, s:o, s:o, s:o, s:o, s:o}", "id",
		finding->id, "severity",
		finding->severity == SEVERITY_ERROR ? "error" : "warning",
		"count", (int)finding->times, "elsewhere",
		(int)finding->elsewhere, "process",
		report_number(finding->process != NULL,
			      finding->process ? finding->process->n : 0),
		"fd", report_number(finding->fd >= 0, finding->fd), "pipe",
		report_number(finding->pipe && finding->pipe->n,
			      finding->pipe ? finding->pipe->n : 0),
		"message", report_string(finding->message), "next_step",
		report_string(finding->next_step), "source",
		sources_json(finding));
}

static json_t *
schedule_json(const struct run_result *result)
{
	json_t *json;

	if (!result->have_seed)
		return json_null();
	json = json_pack("{s:I}", "seed", (json_int_t)result->seed);
	if (result->explored)
		json_object_set_new(json, "schedules",
				    json_integer(result->schedules));
	return json;
}

static json_t *
faults_json(const struct run_result *result)
{
	const char *const *fault = result->faults;
	json_t *list = json_array();

	for (; fault && *fault; fault++)
		json_array_append_new(list, report_string(*fault));
	return list;
}

static void
add_lists(json_t *root, const struct run_result *result)
{
	const struct model *model = result->model;
	json_t *processes = json_array(), *pipes = json_array();
	json_t *found = json_array();

	for (size_t i = 0; model && i < model->process_len; i++)
		json_array_append_new(
			processes, process_json(result, model->processes[i]));
	for (size_t i = 0; model && i < model->pipe_len; i++)
		if (model->pipes[i]->n > 0)
			json_array_append_new(
				pipes, pipe_json(result, model->pipes[i]));
	for (size_t i = 0; result->findings && i < result->findings->len; i++)
		json_array_append_new(found,
				      finding_json(result->findings->list[i]));
	json_object_set_new(root, "processes", processes);
	json_object_set_new(root, "pipes", pipes);
	json_object_set_new(root, "findings", found);
	json_object_set_new(
		root, "findings_left_out",
		json_integer((json_int_t)(result->findings
						  ? result->findings->left_out
						  : 0)));
}

int
report_json(FILE *out, const struct run_result *result)
{
	bool exited = result->exit_status >= 0 && !result->signal;
	json_t *root = json_pack(
		"{s:s, s:s, s:o, s:o, s:f, s:f}", "schema", "ipcprobe/1",
		"outcome", outcome_name(result->outcome), "exit_status",
		report_number(exited, result->exit_status), "signal",
		report_number(result->signal != 0, result->signal), "wall_ms",
		result->wall_ms, "cpu_ms", result->cpu_ms);
	int failed;

	if (!root) {
		errno = ENOMEM;
		return -1;
	}
	json_object_set_new(root, "reason", report_string(result->reason));
	json_object_set_new(root, "isolation",
			    report_string(result->isolation));
	add_lists(root, result);
	if (result->outcome == OUTCOME_DEADLOCK)
		json_object_set_new(root, "waits", report_waits(result));
	json_object_set_new(root, "schedule", schedule_json(result));
	json_object_set_new(root, "faults", faults_json(result));
	if (result->compared)
		json_object_set_new(root, "compared_runs", json_true());
	/* last, after all lookups of lines */
	json_object_set_new(root, "lines_lost",
			    report_string(lines_lost(result->lines)));
	lines_rest(result->lines);
	failed = json_dumpf(root, out, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
	json_decref(root);
	if (failed || fputc('\n', out) == EOF || fflush(out) == EOF)
		return -1;
	return 0;
}
