/* SPDX-License-Identifier: MIT */
/* Resolve the places of a finding's sources, and the markers in its text. */
#include "probe/report/finding_text.h"
#include "probe/base/text.h"
#include "probe/findings/merge.h"
#include "probe/lines/lines.h"
#include "probe/lines/source_args.h"
#include "probe/report/last_call.h"
#include "probe/report/wrapped_call.h"
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct expansion {
	FILE *out;
	const struct finding *finding;
	struct lines *lines;
};

/** A parsed marker: {source.field?then|otherwise}. */
struct marker {
	const struct finding_source *source; /* NULL: no such source */
	char field[8];
	const char *then, *then_end; /* NULL: no ? */
	const char *otherwise;       /* NULL: no | */
	const char *end;             /* its closing } */
};

/** The | or } that ends the text at `at`, skipping nested markers. */
static const char *
end_of_part(const char *at)
{
	int depth = 0;

	for (; *at; at++) {
		if (depth == 0 && (*at == '}' || *at == '|'))
			return at;
		if (*at == '{')
			depth++;
		else if (*at == '}')
			depth--;
	}
	return NULL;
}

/** Parse the marker after the {. Returns false if it is not one. */
static bool
parse_marker(const char *at, const struct finding *finding, struct marker *out)
{
	char *behind;
	unsigned long number;
	size_t len = 0;

	*out = (struct marker){0};
	if (!isdigit((unsigned char)*at))
		return false;
	number = strtoul(at, &behind, 10);
	if (number < finding->source_len)
		out->source = &finding->sources[number];
	at = behind;
	if (*at == '.')
		for (at++; isalnum((unsigned char)*at) && len < 7; at++)
			out->field[len++] = *at;
	if (*at == '?') {
		out->then = at + 1;
		at = out->then_end = end_of_part(out->then);
	}
	if (at && *at == '|') {
		out->otherwise = at + 1;
		at = end_of_part(out->otherwise);
	}
	out->end = at;
	return at && *at == '}';
}

static char *
arg_text(const struct expansion *x, const struct marker *marker)
{
	unsigned number = marker->field[3] == '2' ? 1 : 0;
	const struct event *event = marker->source->event;
	const char *wrapper;
	struct place place;
	const char *line;

	if (event_place(x->lines, event, &place) < 0)
		return NULL;
	/* The names used in a wrapper mean nothing in its caller. */
	if (event_caller(x->lines, event, &place, &wrapper) == 0) {
		line = lines_text(x->lines, &place);
		return line && event->kind == EVENT_PIPE
			       ? source_only_arg(line, wrapper)
			       : NULL;
	}
	line = lines_text(x->lines, &place);
	return line ? source_arg(line, event, number) : NULL;
}

/** The first argument, unless it has an index that may have changed since: in a
 *  loop, p[i] is no longer what it was in an earlier iteration. */
static char *
fixed_text(const struct expansion *x, const struct marker *marker)
{
	char *text = arg_text(x, marker);
	const char *index = text ? strchr(text, '[') : NULL;

	for (; index; index = strchr(index + 1, '[')) {
		if (isdigit((unsigned char)index[1]))
			continue;
		free(text);
		return NULL;
	}
	return text;
}

/** "FILE:LINE" or, if brief and the file is the one given, "line LINE". */
static char *
place_text(const char *file, int line, bool brief, const char *known)
{
	char *text = NULL;
	int n = brief && strcmp(file, known) == 0
			? asprintf(&text, "line %d", line)
			: asprintf(&text, "%s:%d", file, line);

	return n < 0 ? NULL : text;
}

/** The source's place and, for a wrapper named after the call, the place that
 *  called it. */
static char *
source_text(const struct expansion *x, const struct finding_source *source,
	    bool brief)
{
	const struct finding_source *first = &x->finding->sources[0];
	const char *known = first->file;
	char *own;
	bool named = source->wrapper &&
		     is_call_by_name(source->wrapper, source->event);
	char *caller, *both = NULL;

	/* If its caller is in another file, the message has named two files,
	 * and "line 12" alone would be ambiguous. */
	if (known && first->caller_file && strcmp(first->caller_file, known))
		brief = false;
	own = place_text(source->file, source->line, brief && known, known);
	caller = own && named
			 ? place_text(source->caller_file, source->caller_line,
				      true, source->file)
			 : NULL;
	if (!caller)
		return own;
	if (asprintf(&both, "%s for %s", own, caller) < 0)
		both = NULL;
	free(own);
	free(caller);
	return both;
}

/** The marker's value in new memory; NULL if unknown. */
static char *
value_of(const struct expansion *x, const struct marker *marker)
{
	const struct finding_source *source = marker->source;

	if (!source || !source->file)
		return NULL;
	if (!strncmp(marker->field, "arg", 3))
		return arg_text(x, marker);
	if (!strcmp(marker->field, "fixed"))
		return fixed_text(x, marker);
	if (!marker->field[0] || !strcmp(marker->field, "line"))
		return source_text(x, source, marker->field[0] != '\0');
	return NULL;
}

static void expand(const struct expansion *x, const char *at, const char *end);

static void
put_marker(const struct expansion *x, const struct marker *marker)
{
	char *value = value_of(x, marker);

	if (value && marker->then)
		expand(x, marker->then, marker->then_end);
	else if (value)
		fputs(value, x->out);
	else if (marker->otherwise)
		expand(x, marker->otherwise, marker->end);
	else if (!marker->then)
		fputs(strncmp(marker->field, "arg", 3) ? "an unknown line"
						       : "the descriptor",
		      x->out);
	free(value);
}

static void
expand(const struct expansion *x, const char *at, const char *end)
{
	struct marker marker;

	while (at < end) {
		if ((at[0] == '{' || at[0] == '}') && at + 1 < end &&
		    at[1] == at[0]) {
			fputc(*at, x->out);
			at += 2;
		} else if (*at == '{' &&
			   parse_marker(at + 1, x->finding, &marker) &&
			   marker.end < end) {
			put_marker(x, &marker);
			at = marker.end + 1;
		} else {
			fputc(*at++, x->out);
		}
	}
}

/** Replace *text with its expansion. */
static int
resolve_text(const struct finding *finding, struct lines *lines, char **text)
{
	struct expansion x = {.finding = finding, .lines = lines};
	char *result = NULL;
	size_t size;

	if (!*text || !strpbrk(*text, "{}"))
		return 0;
	x.out = open_memstream(&result, &size);
	if (!x.out)
		return -1;
	expand(&x, *text, *text + strlen(*text));
	if (fclose(x.out) != 0) {
		free(result);
		return -1;
	}
	free(*text);
	*text = result;
	return 0;
}

static int
resolve_source(struct finding_source *source, struct lines *lines)
{
	const char *wrapper;
	struct place place;

	if (source->file || event_place(lines, source->event, &place) < 0)
		return 0;
	source->file = strdup(place.file);
	source->line = place.line;
	if (!source->file)
		return -1;
	if (event_caller(lines, source->event, &place, &wrapper) < 0)
		return 0;
	source->wrapper = strdup(wrapper);
	source->caller_file = strdup(place.file);
	source->caller_line = place.line;
	return source->wrapper && source->caller_file ? 0 : -1;
}

int
findings_resolve(struct findings *findings, struct lines *lines)
{
	for (size_t i = 0; i < findings->len; i++) {
		struct finding *finding = findings->list[i];

		for (size_t k = 0; k < finding->source_len; k++)
			if (resolve_source(&finding->sources[k], lines) < 0)
				return -1;
		if (resolve_text(finding, lines, &finding->message) < 0 ||
		    resolve_text(finding, lines, &finding->next_step) < 0)
			return -1;
	}
	findings_merge(findings);
	return findings_failed(findings);
}
