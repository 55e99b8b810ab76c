/* SPDX-License-Identifier: MIT */
/* The short report for people: what is wrong first, then what happened. */
#include "probe/report/report_text.h"
#include "probe/base/signal_name.h"
#include "probe/base/text.h"
#include "probe/report/last_call.h"
#include "probe/report/report_text_run.h"
#include "probe/report/run_result.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 80

struct style {
	const char *error, *warning, *good, *strong, *faint, *end;
};

static const struct style PLAIN = {"", "", "", "", "", ""};
static const struct style COLOUR = {"\033[1;31m", "\033[1;33m", "\033[1;32m",
				    "\033[1m",    "\033[2m",    "\033[0m"};

/** How the whole run ended: "exited with status 1", "was killed by SIGPIPE". */
static void
put_outcome(FILE *out, const struct run_result *result)
{
	switch (result->outcome) {
	case OUTCOME_EXITED:
		fprintf(out, "exited with status %d", result->exit_status);
		break;
	case OUTCOME_SIGNALED:
		fprintf(out, "killed by %s", signal_name(result->signal));
		break;
	case OUTCOME_DEADLOCK:
		fputs("deadlock", out);
		break;
	case OUTCOME_TIMEOUT:
		fputs("ran out of time", out);
		break;
	case OUTCOME_LIMIT:
		fputs("went over a limit", out);
		break;
	case OUTCOME_ERROR:
		fputs("could not be observed", out);
		break;
	}
	fprintf(out, " after %.1f ms", result->wall_ms);
	if (result->reason) {
		fputs(": ", out);
		text_put(out, result->reason);
	}
}

static void
put_counts(FILE *out, const struct run_result *result, const struct style *s)
{
	const struct findings *findings = result->findings;
	size_t errors = findings ? findings_errors(findings) : 0;
	size_t warnings = findings ? findings->len - errors : 0;

	if (!errors && !warnings && result->outcome == OUTCOME_EXITED)
		fprintf(out, ": %snothing wrong seen%s", s->good, s->end);
	if (errors)
		fprintf(out, ": %s%zu error%s%s", s->error, errors,
			text_plural(errors), s->end);
	if (warnings)
		fprintf(out, "%s%s%zu warning%s%s", errors ? ", " : ": ",
			s->warning, warnings, text_plural(warnings), s->end);
	fputc('\n', out);
}

static void
put_headline(FILE *out, const struct run_result *result, const struct style *s)
{
	const struct model *model = result->model;

	fputs("ipcprobe: ", out);
	fputs(s->strong, out);
	if (model && model->process_len)
		text_put(out, process_name(model->processes[0]));
	else
		fputs("the program", out);
	fputs(s->end, out);
	fputs(": ", out);
	put_outcome(out, result);
	put_counts(out, result, s);
}

static int
digits(const struct finding_source *source)
{
	return snprintf(NULL, 0, "%d", source->line);
}

/** The width of "FILE:LINE"; 0 if unknown. */
static int
place_width(const struct finding_source *source)
{
	if (!source->file)
		return 0;
	return (int)text_columns(source->file) + 1 + digits(source);
}

/** One source place, with the text of the line if available. */
static void
put_source(FILE *out, const struct run_result *result,
	   const struct finding_source *source, int width,
	   const struct style *s)
{
	struct place place;
	const char *text = NULL;
	char *shown, *what;

	if (!source->file)
		return;
	if (event_place(result->lines, source->event, &place) == 0)
		text = lines_text(result->lines, &place);
	shown = text_shorten(text ? text : "", 34);
	what = text_plain(source->what);
	fputs("    ", out);
	text_put(out, source->file);
	fprintf(out, ":%-*d  ", width - place_width(source) + digits(source),
		source->line);
	if (shown && *shown)
		fprintf(out, "%s%s%s  ", s->strong, shown, s->end);
	fprintf(out, "%s%s%s\n", s->faint, what ? what : "", s->end);
	if (source->caller_file) {
		fputs("      ", out);
		text_put(out, source->wrapper);
		fputs("() called at ", out);
		text_put(out, source->caller_file);
		fprintf(out, ":%d\n", source->caller_line);
	}
	free(shown);
	free(what);
}

/** The advice appears only once, with the first finding of an id. */
static bool
is_repeated(const struct findings *findings, const struct finding *finding)
{
	for (size_t i = 0; findings->list[i] != finding; i++)
		if (!strcmp(findings->list[i]->id, finding->id))
			return true;
	return false;
}

/** ", 40 times, and 8 in other processes" */
static void
put_count(FILE *out, const struct finding *finding)
{
	if (finding->times > 1)
		fprintf(out, ", %u times", finding->times);
	if (finding->elsewhere)
		fprintf(out, ", and %u more in other processes",
			finding->elsewhere);
	fputc('\n', out);
}

static void
put_finding(FILE *out, const struct run_result *result,
	    const struct finding *finding, const struct style *s)
{
	bool repeated = is_repeated(result->findings, finding);
	bool error = finding->severity == SEVERITY_ERROR;
	int width = 0;

	fprintf(out, "\n%s%s%s %s%s%s", error ? s->error : s->warning,
		error ? "error" : "warning", s->end, s->strong, finding->id,
		s->end);
	put_count(out, finding);
	text_wrap(out, finding->message ? finding->message : "", 2, COLUMNS);
	for (size_t i = 0; i < finding->source_len; i++)
		if (place_width(&finding->sources[i]) > width)
			width = place_width(&finding->sources[i]);
	for (size_t i = 0; i < finding->source_len; i++)
		put_source(out, result, &finding->sources[i], width, s);
	if (repeated)
		return;
	if (finding->next_step) {
		char *step = NULL;

		if (asprintf(&step, "Next: %s", finding->next_step) >= 0)
			text_wrap(out, step, 2, COLUMNS);
		free(step);
	}
	fprintf(out, "  %sMore: ipclab explain %s%s\n", s->faint, finding->id,
		s->end);
}

int
report_text(FILE *out, const struct run_result *result, bool colour)
{
	const struct style *style = colour ? &COLOUR : &PLAIN;
	const struct findings *findings = result->findings;

	put_headline(out, result, style);
	for (size_t i = 0; findings && i < findings->len; i++)
		put_finding(out, result, findings->list[i], style);
	if (findings && findings->left_out)
		fprintf(out,
			"\n%zu more finding%s left out: %d of one id is "
			"the most\n",
			findings->left_out,
			findings->left_out == 1 ? " is" : "s are",
			FINDINGS_OF_AN_ID);
	if (result->model && result->model->process_len)
		report_text_run(out, result);
	if (result->have_seed)
		fprintf(out, "\nschedule: seed %" PRIu64 "\n", result->seed);
	if (lines_lost(result->lines)) {
		fputs("\nnote: ", out);
		text_put(out, lines_lost(result->lines));
		fputc('\n', out);
	}
	return fflush(out) == EOF || ferror(out) ? -1 : 0;
}
