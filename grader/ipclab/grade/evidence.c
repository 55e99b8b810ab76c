/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/evidence.h"

#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/grade/excerpt.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	EVIDENCE_BYTES = 4 << 20,
	PICTURE_BYTES = 256 << 10,
	PAGE_BYTES = 512 << 10,
	MESSAGE_BYTES = 4000,
	TEXT_BYTES = 16000,
};

/** A string cut down to cap bytes, without the workspace's path. */
static json_t *
tidy(const json_t *value, const struct workspace *ws, size_t cap)
{
	char *clean = workspace_scrub(ws, json_string_value(value));
	json_t *string;

	if (strlen(clean) > cap)
		strcpy(clean + cap - 8, "\n[...]");
	string = json_text(clean);
	free(clean);
	return string;
}

/** The same for all strings in a value, however deep. Returns a new
 *  reference. */
static json_t *
tidy_all(json_t *value, const struct workspace *ws)
{
	json_t *copy;
	json_t *item;
	const char *key;
	size_t i;

	if (json_is_string(value))
		return tidy(value, ws, MESSAGE_BYTES);
	if (json_is_array(value)) {
		copy = json_array();
		json_array_foreach (value, i, item)
			json_array_append_new(copy, tidy_all(item, ws));
		return copy;
	}
	if (json_is_object(value)) {
		copy = json_object();
		json_object_foreach (value, key, item)
			json_object_set_new(copy, key, tidy_all(item, ws));
		return copy;
	}
	return json_incref(value);
}

/** Drop Bats's own lines, which say where in its file a check failed: they are
 *  not for students. */
static char *
without_bats_lines(const char *diagnosis)
{
	struct strlist lines = {0};
	struct strlist kept = {0};
	char *text;

	strlist_split(&lines, diagnosis, '\n');
	for (size_t i = 0; i < lines.count; i++) {
		const char *line = lines.items[i];

		if (strstr(line, "in test file ") != NULL ||
		    strstr(line, "(from function") != NULL ||
		    strncmp(line, "  `", 3) == 0)
			continue;
		strlist_add(&kept, line);
	}
	text = strlist_join(&kept, "\n");
	strlist_clear(&lines);
	strlist_clear(&kept);
	return text;
}

/** Add a file that the check may have left. */
static void
add_file(json_t *result, const char *key, const char *name, size_t most,
	 const struct workspace *ws)
{
	char *path = strf("%s/%s", ws->out, name);
	char *text = file_read(path, most, NULL);

	if (text != NULL) {
		char *clean = workspace_scrub(ws, text);

		json_object_set_new(result, key, json_text(clean));
		free(clean);
	}
	free(text);
	free(path);
}

/** Add the page to step through the run in which the check failed. */
static void
add_page(json_t *result, const struct workspace *ws)
{
	char *name = strf("%s.html", text_in(result, "id"));

	add_file(result, "run_page", name, PAGE_BYTES, ws);
	free(name);
}

static void
merge_text(json_t *result, const json_t *evidence, const char *key,
	   const struct workspace *ws)
{
	const json_t *value = json_object_get(evidence, key);

	if (json_is_string(value) && json_string_length(value) > 0)
		json_object_set_new(result, key, tidy(value, ws, TEXT_BYTES));
}

static void
merge(json_t *result, json_t *evidence, const struct workspace *ws)
{
	json_t *findings = json_object_get(evidence, "findings");
	json_t *waits = json_object_get(evidence, "waits");
	const char *svg = json_string_value(json_object_get(evidence, "svg"));

	merge_text(result, evidence, "message", ws);
	merge_text(result, evidence, "expected", ws);
	merge_text(result, evidence, "actual", ws);
	merge_text(result, evidence, "ran", ws);
	merge_text(result, evidence, "replay_args", ws);
	merge_text(result, evidence, "detail", ws);
	if (json_is_array(findings)) {
		findings = tidy_all(findings, ws);
		excerpt_add(findings, ws);
		json_object_set_new(result, "findings", findings);
	}
	if (json_is_array(waits))
		json_object_set_new(result, "waits", tidy_all(waits, ws));
	if (json_object_get(evidence, "status") != NULL &&
	    status_in(evidence) == STATUS_ERROR)
		status_set(result, STATUS_ERROR);
	if (svg != NULL && strchr(svg, '/') == NULL &&
	    json_array_size(findings) > 0)
		add_file(result, "svg", svg, PICTURE_BYTES, ws);
}

static char *
evidence_path(const json_t *result, const struct workspace *ws)
{
	return strf("%s/%s.json", ws->out, text_in(result, "id"));
}

bool
evidence_is_there(const json_t *result, const struct workspace *ws)
{
	char *path = evidence_path(result, ws);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

void
evidence_merge(json_t *result, const char *diagnosis,
	       const struct workspace *ws)
{
	char *path = evidence_path(result, ws);
	size_t size;
	char *text = file_read(path, EVIDENCE_BYTES, &size);
	json_t *evidence =
		text != NULL ? json_loadb(text, size, JSON_ALLOW_NUL, NULL)
			     : NULL;
	const char *message;

	if (json_is_object(evidence))
		merge(result, evidence, ws);
	message = text_in(result, "message");
	/* The findings may say it all. */
	if (*message == '\0' &&
	    json_array_size(json_object_get(result, "findings")) == 0) {
		char *own = without_bats_lines(diagnosis);
		json_t *raw = json_text(own);

		json_object_set_new(result, "message",
				    tidy(raw, ws, MESSAGE_BYTES));
		json_decref(raw);
		free(own);
	}
	if (status_in(result) == STATUS_FAIL)
		add_page(result, ws);
	json_decref(evidence);
	free(text);
	free(path);
}
