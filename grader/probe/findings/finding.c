/* SPDX-License-Identifier: MIT */
#include "probe/findings/finding.h"
#include "probe/base/text.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
finding_free(struct finding *finding)
{
	for (size_t i = 0; i < finding->source_len; i++) {
		free(finding->sources[i].what);
		free(finding->sources[i].file);
		free(finding->sources[i].sampled_in);
		free(finding->sources[i].wrapper);
		free(finding->sources[i].caller_file);
	}
	free(finding->sources);
	free(finding->message);
	free(finding->next_step);
	free(finding);
}

void
findings_free(struct findings *findings)
{
	for (size_t i = 0; i < findings->len; i++)
		finding_free(findings->list[i]);
	free(findings->list);
	*findings = (struct findings){0};
}

size_t
findings_errors(const struct findings *findings)
{
	size_t errors = 0;

	for (size_t i = 0; i < findings->len; i++)
		errors += findings->list[i]->severity == SEVERITY_ERROR;
	return errors;
}

bool
findings_have(const struct findings *findings, const char *id)
{
	for (size_t i = 0; i < findings->len; i++)
		if (strcmp(findings->list[i]->id, id) == 0)
			return true;
	return false;
}

/** NULL when out of memory, else owned by the caller. */
static char *
format_text(const char *format, va_list args)
{
	char *text;

	return vasprintf(&text, format, args) == -1 ? NULL : text;
}

/** The counts kept for an id; NULL if there is no room for another id. */
static struct tally *
tally_of(struct findings *findings, const char *id)
{
	struct tally *tally = findings->tally;
	size_t len = findings->tally_len;

	for (size_t i = 0; i < len; i++)
		if (tally[i].id == id || strcmp(tally[i].id, id) == 0)
			return &tally[i];
	if (len == sizeof(findings->tally) / sizeof(*tally))
		return NULL;
	tally[len].id = id;
	findings->tally_len++;
	return &tally[len];
}

bool
findings_leave_out(struct findings *findings, const char *id)
{
	const struct tally *tally = tally_of(findings, id);

	if (tally && tally->kept[SEVERITY_ERROR] < FINDINGS_OF_AN_ID &&
	    tally->kept[SEVERITY_WARNING] < FINDINGS_OF_AN_ID)
		return false;
	findings->left_out++;
	return true;
}

void
findings_fail(struct findings *findings)
{
	findings->failed = true;
}

int
findings_failed(const struct findings *findings)
{
	if (!findings->failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

/** A finding that the rule may fill in, but that is not in the list. */
static struct finding *
spare(struct findings *findings)
{
	findings->spare = (struct finding){.left_out = true};
	return &findings->spare;
}

struct finding *
finding_add(struct findings *findings, const char *id, enum severity severity,
	    const struct process *process, const char *format, ...)
{
	struct tally *tally = tally_of(findings, id);
	struct finding **list, *finding;
	va_list args;

	if (severity == SEVERITY_CONTRACT)
		severity = findings->lab ? SEVERITY_ERROR : SEVERITY_WARNING;
	if (!tally || tally->kept[severity] >= FINDINGS_OF_AN_ID) {
		findings->left_out++;
		return spare(findings);
	}
	list = realloc(findings->list,
		       (findings->len + 1) * sizeof(struct finding *));
	if (list)
		findings->list = list;
	finding = calloc(1, sizeof(*finding));
	va_start(args, format);
	if (finding)
		finding->message = format_text(format, args);
	va_end(args);
	if (!list || !finding || !finding->message) {
		if (finding)
			finding_free(finding);
		findings_fail(findings);
		return spare(findings);
	}
	finding->id = id;
	finding->severity = severity;
	finding->process = process;
	finding->fd = -1;
	finding->times = 1;
	tally->kept[severity]++;
	list[findings->len++] = finding;
	return finding;
}

void
finding_source(struct finding *finding, const struct event *event,
	       const char *format, ...)
{
	struct finding_source *sources;
	va_list args;

	if (finding->left_out)
		return;
	sources = realloc(finding->sources,
			  (finding->source_len + 1) * sizeof(*sources));
	if (!sources)
		return;
	finding->sources = sources;
	va_start(args, format);
	sources[finding->source_len++] = (struct finding_source){
		.event = event, .what = format_text(format, args)};
	va_end(args);
}

void
finding_sampled(struct finding *finding, char *functions)
{
	if (!finding->left_out && finding->source_len)
		finding->sources[finding->source_len - 1].sampled_in =
			functions;
	else
		free(functions);
}

void
finding_step(struct finding *finding, const char *format, ...)
{
	va_list args;

	if (finding->left_out)
		return;
	free(finding->next_step);
	va_start(args, format);
	finding->next_step = format_text(format, args);
	va_end(args);
}
