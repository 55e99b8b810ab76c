/* SPDX-License-Identifier: MIT */
#include "ipclab/export/sarif.h"

#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/sha256.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/lab/place_words.h"
#include "sarif/sarif_document.h"

#include <stdlib.h>
#include <string.h>

static json_t *
message(const char *text)
{
	return sarif_message(json_string(text));
}

/** Does the place name a line of a file? */
static bool
is_placed(const json_t *place)
{
	return *text_in(place, "file") != '\0' && number_in(place, "line") > 0;
}

static json_t *
location(const json_t *place)
{
	char *words = place_words(place);
	json_t *json = sarif_location(text_in(place, "file"),
				      (int)number_in(place, "line"),
				      *words != '\0' ? message(words) : NULL);

	free(words);
	return json;
}

/** What one process did, place by place; NULL if no place is known. */
static json_t *
thread_flow(const json_t *finding)
{
	json_t *steps = json_array();
	const json_t *place;
	size_t i;

	json_array_foreach (json_object_get(finding, "source"), i, place)
		if (is_placed(place))
			json_array_append_new(steps,
					      json_pack("{s:o}", "location",
							location(place)));
	if (json_array_size(steps) == 0) {
		json_decref(steps);
		return NULL;
	}
	return json_pack(
		"{s:o,s:o}", "id",
		json_sprintf("process %ld", number_in(finding, "process")),
		"locations", steps);
}

/** Is it a finding about a process that waits for another? */
static bool
is_stuck(const json_t *finding)
{
	static const char *const ids[] = {
		"deadlock",           "fifo-open-stall",   "full-pipe-deadlock",
		"unclosed-write-end", "wait-before-close", "wait-before-drain",
	};

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (strcmp(text_in(finding, "id"), ids[i]) == 0)
			return true;
	return false;
}

/** The finding's own flow and, if processes wait for each other, those of the
    other stuck processes of the check: one flow for each process. */
static json_t *
thread_flows(const json_t *check, const json_t *finding)
{
	json_t *flows = json_array();
	json_t *own = thread_flow(finding);
	json_t *seen =
		json_pack("[I]", (json_int_t)number_in(finding, "process"));
	const json_t *other;
	size_t i;

	if (own != NULL)
		json_array_append_new(flows, own);
	json_array_foreach (json_object_get(check, "findings"), i, other) {
		long process = number_in(other, "process");
		const json_t *number;
		json_t *flow;
		bool again = false;
		size_t k;

		json_array_foreach (seen, k, number)
			again |= json_integer_value(number) == process;
		if (again || !is_stuck(finding) || !is_stuck(other))
			continue;
		flow = thread_flow(other);
		if (flow != NULL)
			json_array_append_new(flows, flow);
		json_array_append_new(seen, json_integer(process));
	}
	json_decref(seen);
	return flows;
}

/** A fingerprint that stays the same if the line is moved but not edited. */
static json_t *
fingerprint(const json_t *check, const char *rule, const json_t *place)
{
	const json_t *excerpt = json_object_get(place, "excerpt");
	long index = number_in(place, "line") - number_in(excerpt, "start");
	const char *line = json_string_value(json_array_get(
		json_object_get(excerpt, "lines"), index > 0 ? index : 0));
	char *text = strf("%s\n%s\n%s\n%s", text_in(check, "id"), rule,
			  text_in(place, "file"), line != NULL ? line : "");
	char hex[SHA256_HEX];
	struct sha256_ctx hash;

	sha256_init(&hash);
	sha256_update(&hash, strlen(text), (const uint8_t *)text);
	sha256_hex(&hash, hex);
	free(text);
	return json_pack("{s:s}", "ipclabLine/v1", hex);
}

/** place: where to look; NULL: no line is known. */
static json_t *
result(const json_t *check, const char *rule, const char *text,
       const json_t *place)
{
	json_t *made = json_pack(
		"{s:s,s:s,s:o,s:o,s:{s:s,s:O}}", "ruleId", rule, "level",
		"error", "message", message(text), "partialFingerprints",
		fingerprint(check, rule, place), "properties", "check",
		text_in(check, "id"), "todos", json_object_get(check, "todos"));

	if (place != NULL)
		json_object_set_new(made, "locations",
				    json_pack("[o]", location(place)));
	return made;
}

/** Two processes may be at the same line, but no two related locations may be
    equal: the number makes them differ. */
static void
add_related(json_t *related, const json_t *place)
{
	json_t *json = location(place);

	json_object_set_new(
		json, "id",
		json_integer((json_int_t)json_array_size(related) + 1));
	json_array_append_new(related, json);
}

static json_t *
result_of_finding(const json_t *check, const json_t *finding)
{
	const json_t *source = json_object_get(finding, "source");
	const json_t *last = NULL;
	json_t *related = json_array();
	json_t *flows = thread_flows(check, finding);
	const json_t *place;
	json_t *made;
	size_t i;

	json_array_foreach (source, i, place) {
		if (!is_placed(place))
			continue;
		last = place;
		add_related(related, place);
	}
	made = result(check, text_in(finding, "id"),
		      text_in(finding, "message"), last);
	if (strcmp(text_in(finding, "severity"), "warning") == 0)
		json_object_set_new(made, "level", json_string("warning"));
	if (json_array_size(related) > 1)
		json_object_set(made, "relatedLocations", related);
	if (json_array_size(flows) > 0)
		json_object_set_new(made, "codeFlows",
				    json_pack("[{s:O}]", "threadFlows", flows));
	json_decref(related);
	json_decref(flows);
	return made;
}

static bool
has_rule(const json_t *rules, const char *id)
{
	const json_t *rule;
	size_t i;

	json_array_foreach (rules, i, rule)
		if (strcmp(text_in(rule, "id"), id) == 0)
			return true;
	return false;
}

/** A rule; its help is its page of the index, if there is one. */
static void
add_rule(json_t *rules, const char *id, const char *title)
{
	char *path = kit_path("explain/%s.md", id);
	char *page = file_read(path, 1 << 20, NULL);
	json_t *rule;

	free(path);
	if (!has_rule(rules, id)) {
		rule = json_pack("{s:s,s:o}", "id", id, "shortDescription",
				 message(title));
		if (page != NULL)
			json_object_set_new(rule, "help",
					    json_pack("{s:s,s:s}", "text", page,
						      "markdown", page));
		json_array_append_new(rules, rule);
	}
	free(page);
}

static void
add_check(json_t *rules, json_t *results, const json_t *check)
{
	const json_t *findings = json_object_get(check, "findings");
	const json_t *finding;
	size_t i;

	json_array_foreach (findings, i, finding) {
		add_rule(rules, text_in(finding, "id"), text_in(finding, "id"));
		json_array_append_new(results,
				      result_of_finding(check, finding));
	}
	if (json_array_size(findings) == 0) {
		add_rule(rules, text_in(check, "id"), text_in(check, "title"));
		json_array_append_new(results,
				      result(check, text_in(check, "id"),
					     check_says(check), NULL));
	}
}

json_t *
sarif_log(const json_t *lab)
{
	json_t *rules = json_array();
	json_t *results = json_array();
	const json_t *check;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (status_in(check) == STATUS_FAIL && !check_is_hidden(check))
			add_check(rules, results, check);
	return sarif_document("ipclab", rules, results);
}
