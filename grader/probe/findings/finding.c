#include "probe/findings/finding.h"
#include "probe/base/text.h"
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

void
findings_trim(struct findings *findings, size_t most_of_one_id)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->len; i++) {
		struct finding *finding = findings->list[i];
		size_t same = 0;

		for (size_t k = 0; k < kept; k++)
			same += strcmp(findings->list[k]->id, finding->id) == 0;
		if (same < most_of_one_id)
			findings->list[kept++] = finding;
		else
			finding_free(finding);
	}
	findings->len = kept;
}

struct finding *
finding_add(struct findings *findings, const char *id, enum severity severity,
	    const struct process *process, const char *format, ...)
{
	struct finding **list = realloc(
		findings->list, (findings->len + 1) * sizeof(struct finding *));
	struct finding *finding = calloc(1, sizeof(*finding));
	va_list args;

	if (list)
		findings->list = list;
	if (!list || !finding) {
		free(finding);
		return NULL;
	}
	va_start(args, format);
	finding->message = format_text(format, args);
	va_end(args);
	if (!finding->message) {
		free(finding);
		return NULL;
	}
	finding->id = id;
	finding->severity = severity;
	if (severity == SEVERITY_CONTRACT)
		finding->severity =
			findings->lab ? SEVERITY_ERROR : SEVERITY_WARNING;
	finding->process = process;
	finding->fd = -1;
	list[findings->len++] = finding;
	return finding;
}

void
finding_source(struct finding *finding, const struct event *event,
	       const char *format, ...)
{
	struct finding_source *sources;
	va_list args;

	if (!finding)
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
finding_step(struct finding *finding, const char *format, ...)
{
	va_list args;

	if (!finding)
		return;
	free(finding->next_step);
	va_start(args, format);
	finding->next_step = format_text(format, args);
	va_end(args);
}

char *
finding_quote(const char *text)
{
	char *plain = text_plain(text), *quoted, *to;

	if (!plain)
		return NULL;
	quoted = malloc(2 * strlen(plain) + 1);
	to = quoted;
	for (const char *from = plain; quoted && *from;) {
		if (*from == '{' || *from == '}')
			*to++ = *from;
		*to++ = *from++;
	}
	if (quoted)
		*to = '\0';
	free(plain);
	return quoted;
}
