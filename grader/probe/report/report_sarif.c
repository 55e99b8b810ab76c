/* SPDX-License-Identifier: MIT */
/* Findings as SARIF 2.1.0, which editors and code hosts show in the source. */
#include "probe/report/report_sarif.h"
#include "probe/report/last_call.h"
#include "probe/report/report_sites.h"
#include "sarif/sarif_document.h"
#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FLOW_CALLS 12 /* last calls shown of each process */

static json_t *
text_object(const char *text)
{
	return sarif_message(report_string(text ? text : ""));
}

/** What happened there, and where a wrapper was called; NULL if there is
 *  nothing to say. */
static json_t *
words_of(const struct finding_source *source)
{
	json_t *json;
	char *text;

	if (!source->caller_file)
		return source->what ? text_object(source->what) : NULL;
	if (asprintf(&text, "%s%sin %s() called at %s:%d",
		     source->what ? source->what : "", source->what ? ", " : "",
		     source->wrapper, source->caller_file,
		     source->caller_line) == -1)
		return NULL;
	json = text_object(text);
	free(text);
	return json;
}

/** The first known place becomes the location, the others are related. */
static void
add_locations(json_t *json, const struct finding *finding)
{
	json_t *first = json_array(), *others = json_array();

	for (size_t i = 0; i < finding->source_len; i++) {
		const struct finding_source *source = &finding->sources[i];
		json_t *to = json_array_size(first) ? others : first;

		if (source->file && source->line > 0)
			json_array_append_new(
				to, sarif_location(source->file, source->line,
						   words_of(source)));
	}
	for (size_t i = 0; i < json_array_size(others); i++)
		json_object_set_new(json_array_get(others, i), "id",
				    json_integer((json_int_t)i + 1));
	json_object_set_new(json, "locations", first);
	if (json_array_size(others))
		json_object_set(json, "relatedLocations", others);
	json_decref(others);
}

static json_t *
flow_location(const struct run_result *result, const struct event *event)
{
	struct place place;

	if (event_place(result->lines, event, &place) == -1)
		return NULL;
	return json_pack("{s:o}", "location",
			 sarif_location(place.file, place.line,
					text_object(event_function(event))));
}

/** The calls that led a blocked process to where it waits. */
static json_t *
thread_flow(const struct run_result *result, const struct process *process)
{
	const struct event *last[FLOW_CALLS] = {0};
	json_t *locations = json_array(), *json;
	size_t len = 0;
	char *name = NULL;

	for (const struct event *event = process->events; event;
	     event = event->next)
		if (event->origin == ORIGIN_OWN && event->kind != EVENT_BLOCKED)
			last[len++ % FLOW_CALLS] = event;
	for (size_t i = len > FLOW_CALLS ? len - FLOW_CALLS : 0; i < len; i++) {
		json = flow_location(result, last[i % FLOW_CALLS]);
		if (json)
			json_array_append_new(locations, json);
	}
	json = flow_location(result, process->blocked.event);
	if (json)
		json_array_append_new(locations, json);
	if (json_array_size(locations) == 0 ||
	    asprintf(&name, "process %d: %s", process->n,
		     process_name(process)) == -1) {
		json_decref(locations);
		return NULL;
	}
	json = json_pack("{s:o, s:o, s:o}", "id", report_string(name),
			 "message", text_object(name), "locations", locations);
	free(name);
	return json;
}

/** The blocked processes, and how each got there: one flow for each. */
static void
add_flows(json_t *json, const struct run_result *result)
{
	json_t *flows = json_array();

	for (size_t i = 0; i < result->model->process_len; i++) {
		const struct process *process = result->model->processes[i];
		json_t *flow = process->blocked.known
				       ? thread_flow(result, process)
				       : NULL;

		if (flow)
			json_array_append_new(flows, flow);
	}
	if (json_array_size(flows))
		json_object_set_new(json, "codeFlows",
				    json_pack("[{s:O}]", "threadFlows", flows));
	json_decref(flows);
}

static uint64_t
hash(uint64_t sum, const char *text)
{
	for (; text && *text; text++)
		sum = (sum ^ (unsigned char)*text) * 0x100000001b3;
	return (sum ^ 0xff) * 0x100000001b3;
}

/** What survives edits to other lines: the id and, for each place, the file,
 *  what happened there and the text of the line, but not its number. */
static json_t *
fingerprint(const struct run_result *result, const struct finding *finding)
{
	uint64_t sum = hash(0xcbf29ce484222325, finding->id);
	char text[24];

	for (size_t i = 0; i < finding->source_len; i++) {
		const struct finding_source *source = &finding->sources[i];
		struct place place;

		if (!source->file)
			continue;
		sum = hash(sum, source->file);
		if (event_place(result->lines, source->event, &place) == 0)
			sum = hash(sum, lines_text(result->lines, &place));
	}
	snprintf(text, sizeof(text), "%016" PRIx64, sum);
	return json_pack("{s:s}", "ipcprobeFinding/v1", text);
}

/** The message and the next step. */
static json_t *
message_of(const struct finding *finding)
{
	char *text = NULL;
	json_t *json;

	if (asprintf(&text, "%s%s%s", finding->message ? finding->message : "",
		     finding->next_step ? " Next: " : "",
		     finding->next_step ? finding->next_step : "") == -1)
		return NULL;
	json = text_object(text);
	free(text);
	return json;
}

static json_t *
result_json(const struct run_result *result, const struct finding *finding,
	    size_t rule)
{
	bool error = finding->severity == SEVERITY_ERROR;
	json_t *json = json_pack(
		"{s:s, s:I, s:s, s:o, s:o}", "ruleId", finding->id, "ruleIndex",
		(json_int_t)rule, "level", error ? "error" : "warning",
		"message", message_of(finding), "partialFingerprints",
		fingerprint(result, finding));

	if (!json)
		return NULL;
	add_locations(json, finding);
	if (error && result->outcome == OUTCOME_DEADLOCK)
		add_flows(json, result);
	return json;
}

/** "unclosed-write-end": with the name "unclosed write end", and where to read
 *  more. */
static json_t *
rule_json(const char *id)
{
	char *words = strdup(id), *more = NULL;
	json_t *json = NULL;

	for (char *at = words; at && *at; at++)
		if (*at == '-')
			*at = ' ';
	if (words && asprintf(&more, "ipclab explain %s", id) != -1)
		json = json_pack("{s:s, s:o, s:o}", "id", id,
				 "shortDescription", text_object(words), "help",
				 text_object(more));
	free(words);
	free(more);
	return json;
}

/** The index of the finding's rule, which is added if new. */
static size_t
rule_of(json_t *rules, const char *id)
{
	size_t i;
	json_t *rule;

	json_array_foreach (rules, i, rule)
		if (!strcmp(json_string_value(json_object_get(rule, "id")), id))
			return i;
	json_array_append_new(rules, rule_json(id));
	return i;
}

int
report_sarif(FILE *out, const struct run_result *result)
{
	const struct findings *findings = result->findings;
	json_t *rules = json_array(), *results = json_array(), *root;
	int failed;

	for (size_t i = 0; findings && i < findings->len; i++)
		json_array_append_new(
			results,
			result_json(result, findings->list[i],
				    rule_of(rules, findings->list[i]->id)));
	root = sarif_document("ipcprobe", rules, results);
	if (!root) {
		errno = ENOMEM;
		return -1;
	}
	failed = json_dumpf(root, out, JSON_INDENT(2));
	json_decref(root);
	if (failed || fputc('\n', out) == EOF || fflush(out) == EOF)
		return -1;
	return 0;
}
