/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal_lab.h"

#include "ipclab/base/fold.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/lab/place_words.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_waits.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How many findings of a check are shown. */
enum { FINDINGS = 3 };

void
terminal_compile(FILE *out, const json_t *compile)
{
	const char *output = text_in(compile, "output");

	if (status_in(compile) == STATUS_ERROR) {
		fprintf(out,
			"%sThe compiler could not be run.%s That is not your "
			"fault:\n\n",
			style_bad(), style_off());
	} else if (status_in(compile) != STATUS_PASS &&
		   json_array_size(json_object_get(compile, "broken")) == 0 &&
		   json_array_size(json_object_get(compile, "missing")) > 0) {
		fprintf(out, "%sFiles are missing:%s\n\n", style_bad(),
			style_off());
	} else if (status_in(compile) != STATUS_PASS) {
		fprintf(out,
			"%sIt does not compile yet.%s The compiler says:\n"
			"\n",
			style_bad(), style_off());
	} else if (*output != '\0') {
		fprintf(out,
			"%sThe compiler warns%s (a warning is often the "
			"mistake itself):\n\n",
			style_bold(), style_off());
	} else {
		return;
	}
	for (const char *line = output; *line != '\0';) {
		size_t size = strcspn(line, "\n");

		fprintf(out, "    %.*s\n", (int)size, line);
		line += size + (line[size] != '\0');
	}
	fputc('\n', out);
}

/** The lines around a place; its own line is marked. */
static void
print_excerpt(FILE *out, const json_t *place)
{
	const json_t *excerpt = json_object_get(place, "excerpt");
	long number = number_in(excerpt, "start");
	const json_t *line;
	size_t i;

	json_array_foreach (json_object_get(excerpt, "lines"), i, line) {
		bool cited = number == number_in(place, "line");

		/* A tab after the bar ends where one at the margin would. */
		fprintf(out, "      %s%c %5ld |%s%s\n",
			cited ? style_bold() : style_dim(), cited ? '>' : ' ',
			number, json_string_value(line), style_off());
		number++;
	}
}

/** around: show the source around the last place, where there is something to
    do or where the process stopped. */
static void
print_source(FILE *out, const json_t *finding, bool around)
{
	const json_t *source = json_object_get(finding, "source");
	const json_t *place;
	size_t i;

	json_array_foreach (source, i, place) {
		char *words = place_words(place);
		char *where = strf("        %s%s:%ld%s  ", style_bold(),
				   text_in(place, "file"),
				   number_in(place, "line"), style_off());

		fold(out, where, "          ", words, terminal_width());
		free(where);
		free(words);
		if (around && i + 1 == json_array_size(source))
			print_excerpt(out, place);
	}
}

/** Print what to do about a finding; called once for each kind of mistake. */
static void
print_advice(FILE *out, const json_t *finding)
{
	const char *id = text_in(finding, "id");

	if (*text_in(finding, "next_step") != '\0')
		print_folded(out, "      ", text_in(finding, "next_step"));
	if (*id != '\0')
		fprintf(out, "      %sMore: ipclab explain %s%s\n", style_dim(),
			id, style_off());
}

/** Print the expected or actual output, at most that many lines of it. */
static void
print_block(FILE *out, const char *name, const json_t *check, int most)
{
	const char *text = text_in(check, name);
	int lines = 0;

	if (*text == '\0' && *text_in(check, "expected") == '\0')
		return;
	fprintf(out, "      %s:%s\n", name, *text == '\0' ? " nothing" : "");
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		if (++lines > most) {
			fprintf(out, "        [...]\n");
			return;
		}
		fprintf(out, "        | %.*s\n", (int)size, text);
		text += size + (text[size] != '\0');
	}
}

/** Print a finding's sentence and places; before it, what to do about the last
    one if that is a different kind of mistake. */
static void
print_finding(FILE *out, const json_t *finding, const json_t *last, bool around)
{
	if (last != NULL &&
	    strcmp(text_in(last, "id"), text_in(finding, "id")) != 0)
		print_advice(out, last);
	print_folded(out, "      ", text_in(finding, "message"));
	print_source(out, finding, around);
}

static void
print_as_before(FILE *out, const char *title)
{
	char *text;
	size_t size;
	FILE *sentence = xmemstream(&text, &size);

	fprintf(sentence, "It is the same mistake as in \"%s\" above.", title);
	fclose(sentence);
	print_folded(out, "      ", text);
	free(text);
}

/**
 * Print the first findings; those that a check above has explained are only
 * referred to. around: one kind of mistake is enough to begin with, so findings
 * of other kinds get only a sentence each.
 */
static void
print_findings(FILE *out, const json_t *lab, const json_t *check, bool around)
{
	const json_t *findings = json_object_get(check, "findings");
	const json_t *finding, *last = NULL;
	struct strlist besides = {0}; /* mistakes of another kind */
	const char *pointed = NULL;
	size_t more = 0;
	size_t i;

	json_array_foreach (findings, i, finding) {
		const char *before = same_finding_before(finding, lab, check,
							 FINDINGS, true);

		if (i >= FINDINGS || same_finding_among(finding, check, i)) {
			more++;
		} else if (before == NULL && around && last != NULL &&
			   strcmp(text_in(last, "id"),
				  text_in(finding, "id")) != 0) {
			strlist_add(&besides, text_in(finding, "message"));
		} else if (before == NULL) {
			print_finding(out, finding, last,
				      around && last == NULL);
			last = finding;
		} else if (pointed == NULL || strcmp(pointed, before) != 0) {
			print_as_before(out, before);
			pointed = before;
		}
	}
	if (last != NULL)
		print_advice(out, last);
	for (i = 0; i < besides.count; i++)
		fold(out, "      also: ", "      ", besides.items[i],
		     terminal_width());
	strlist_clear(&besides);
	if (more > 0)
		fprintf(out, "      (and %zu more like it)\n", more);
}

void
terminal_failure(FILE *out, const json_t *lab, const json_t *check, int block)
{
	bool alone = block > 0;
	int most = alone ? block : 12;

	if (alone && *text_in(check, "ran") != '\0')
		fprintf(out, "      ran: %s\n", text_in(check, "ran"));
	if (*text_in(check, "message") != '\0')
		print_folded(out, "      ", text_in(check, "message"));
	if (alone)
		terminal_waits(out, check);
	print_findings(out, lab, check, alone);
	print_block(out, "expected", check, most);
	print_block(out, "actual", check, most);
	fprintf(out, "      %sAgain: %s%s\n", style_dim(),
		text_in(check, "replay"), style_off());
	if (*text_in(check, "replay_args") != '\0')
		fprintf(out,
			"%s      See it: ipclab trace %s --check %s --seed "
			"%ld%s\n",
			style_dim(), text_in(lab, "id"), text_in(check, "id"),
			number_in(check, "seed"), style_off());
	fputc('\n', out);
}

static void
print_todos(FILE *out, const json_t *check)
{
	const json_t *todos = json_object_get(check, "todos");
	const json_t *todo;
	size_t i;

	json_array_foreach (todos, i, todo)
		fprintf(out, "%s%" JSON_INTEGER_FORMAT,
			i == 0 ? ", TODO " : " and ", json_integer_value(todo));
}

void
terminal_check(FILE *out, const json_t *check)
{
	enum status status = status_in(check);
	bool passed = status == STATUS_PASS;
	char *text;
	size_t size;
	FILE *words = xmemstream(&text, &size);
	char *first = strf("  %s%-5s%s ", passed ? style_good() : style_bad(),
			   passed                  ? "ok"
			   : status == STATUS_FAIL ? "FAIL"
						   : status_name(status),
			   style_off());

	fprintf(words, "%s %s(%ld of %ld", text_in(check, "title"), style_dim(),
		number_in(check, "points"), number_in(check, "max"));
	if (!passed)
		print_todos(words, check);
	fprintf(words, ")%s", style_off());
	fclose(words);
	fold(out, first, "        ", text, terminal_width());
	free(first);
	free(text);
}

void
terminal_score(FILE *out, const json_t *lab)
{
	fprintf(out, "%s%ld of %ld points%s\n", style_bold(),
		number_in(lab, "score"), number_in(lab, "max"), style_off());
	if (hidden_checks_left_out(lab))
		fputs("The hidden checks were not run: you may not read "
		      "them.\n",
		      out);
}
