/* SPDX-License-Identifier: MIT */
#include "probe/report/report_sites.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/moment.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

json_t *
report_string(const char *text)
{
	char *clean;
	json_t *value;

	if (!text)
		return json_null();
	clean = text_utf8(text);
	value = clean ? json_string(clean) : NULL;
	free(clean);
	return value;
}

json_t *
report_number(bool known, json_int_t value)
{
	return known ? json_integer(value) : json_null();
}

static bool
is_site(const struct event *event)
{
	switch (event->kind) {
	case EVENT_PIPE:
	case EVENT_OPEN:
	case EVENT_DUP:
	case EVENT_CLOSE:
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_MKNOD:
	case EVENT_UNLINK:
	case EVENT_FORK:
	case EVENT_WAIT:
	case EVENT_BLOCKED:
		return true;
	default:
		return false;
	}
}

/** The file that the call works on: its argument, or its descriptor's file. */
static const char *
path_of(const struct process *process, const struct event *event)
{
	struct moment before = {.seq = event->seq - 1};
	const struct desc *desc = NULL;

	if (event->path)
		return event->path;
	if (event_has_fd(event))
		desc = moment_desc(&before, process, event->fd);
	if (!desc || !desc->ofd)
		return NULL;
	if (desc->ofd->pipe && desc->ofd->pipe->path)
		return desc->ofd->pipe->path;
	return desc->ofd->path;
}

static json_t *
site_new(const struct event *event, const struct place *place, const char *path)
{
	bool fd = event_has_fd(event);

	return json_pack("{s:s, s:o, s:o, s:o, s:i, s:i, s:i, s:n}", "call",
			 event_call(event), "path", report_string(path), "fd",
			 report_number(fd, event->fd), "file",
			 report_string(place->file), "line", place->line,
			 "count", 0, "failed", 0, "last_error");
}

static void
site_count(json_t *site, const struct event *event)
{
	json_int_t calls = event->calls ? (json_int_t)event->calls : 1;
	json_t *count = json_object_get(site, "count");
	json_t *failed = json_object_get(site, "failed");

	json_integer_set(count, json_integer_value(count) + calls);
	/* Results below -511 are internal: the kernel restarts the call. */
	if (event->result >= 0 || event->result <= -512 ||
	    event->kind == EVENT_BLOCKED)
		return;
	json_integer_set(failed, json_integer_value(failed) + calls);
	json_object_set_new(
		site, "last_error",
		report_string(strerrorname_np((int)-event->result)));
}

static void
add_site(json_t *sites, json_t *index, const struct run_result *result,
	 const struct process *process, const struct event *event)
{
	struct place place;
	const char *path;
	json_t *site;
	char *key;

	if (event_place(result->lines, event, &place) < 0)
		return;
	path = path_of(process, event);
	if (asprintf(&key, "%s %s:%d %s", event_call(event), place.path,
		     place.line, path ? path : "") < 0)
		return;
	site = json_object_get(index, key);
	if (!site && (site = site_new(event, &place, path))) {
		json_array_append_new(sites, site);
		json_object_set(index, key, site);
	}
	if (site)
		site_count(site, event);
	free(key);
}

json_t *
report_sites(const struct run_result *result, const struct process *process)
{
	const struct model *model = result->model;
	json_t *sites = json_array(), *index = json_object();

	for (size_t i = 0; sites && index && i < model->log_len; i++)
		if (is_site(model->log[i]) && event_of(model->log[i], process))
			add_site(sites, index, result, process, model->log[i]);
	json_decref(index);
	return sites;
}
