/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal_stream.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_lab.h"
#include "ipclab/terminal/terminal_order.h"

#include <stdlib.h>
#include <string.h>

enum {
	TAIL = 5,      /* lines below the checks: how many pass, next, points */
	LEAST = 3,     /* name at least this many checks */
	BLOCK = 5,     /* lines of expected and actual output, ... */
	SHORT = 2,     /* or as few as these, to make room for LEAST checks */
	COUNTING = 30, /* columns of the progress line, or more */
};

/** How many bytes of the text fit into so many columns. */
static int
fitting(const char *text, int columns)
{
	int bytes = 0;

	while (text[bytes] != '\0') {
		bool starts = ((unsigned char)text[bytes] & 0xC0) != 0x80;

		if (starts && columns-- == 0)
			break;
		bytes++;
	}
	return bytes;
}

/** Print a check that has not been shown yet, on one line. */
static void
print_line(FILE *out, const json_t *lab, const json_t *check)
{
	const json_t *findings = json_object_get(check, "findings");
	const char *title = text_in(check, "title");
	long todo = terminal_last_todo(check);
	bool same = json_array_size(findings) > 0 &&
		    same_finding_before(json_array_get(findings, 0), lab, check,
					1, true) != NULL;
	char *beside =
		todo > 0 ? strf("  TODO %ld%s", todo, same ? " (same)" : "")
			 : xstrdup(same ? "  (same)" : "");
	int room =
		(int)(terminal_width() - strlen("  FAIL  ") - strlen(beside));
	int bytes = fitting(title, room);

	if (title[bytes] != '\0')
		bytes = fitting(title, room - (int)strlen("..."));
	fprintf(out, "  %s%-5s%s %.*s%s%s%s%s\n", style_bad(),
		status_in(check) == STATUS_FAIL ? "FAIL"
						: status_name(status_in(check)),
		style_off(), bytes, title, title[bytes] != '\0' ? "..." : "",
		style_dim(), beside, style_off());
	free(beside);
}

static long
lines_in(const char *text)
{
	long lines = 0;

	for (; *text != '\0'; text++)
		lines += *text == '\n';
	return lines;
}

/** Wipe the progress line before printing something else. */
static void
wipe(const struct terminal_stream *stream)
{
	if (stream->live)
		fprintf(stream->out, "\r%*s\r", COUNTING, "");
}

/** Print the progress line, which is wiped later. */
static void
count(const struct terminal_stream *stream)
{
	if (stream->live && stream->lab == NULL)
		fputs("  building...", stream->out);
	else if (stream->live)
		fprintf(stream->out, "  checking... %zu of %zu",
			json_object_size(stream->judged),
			json_array_size(
				json_object_get(stream->lab, "checks")));
	fflush(stream->out);
}

/** Print the failure to begin with, in full, and compute the room left below
 *  it. */
static void
show_first(struct terminal_stream *stream, const json_t *check)
{
	char *text = NULL;

	stream->first = check;
	for (int block = BLOCK; block >= SHORT; block--) {
		size_t size;
		FILE *whole;

		free(text);
		whole = xmemstream(&text, &size);
		terminal_check(whole, check);
		terminal_failure(whole, stream->lab, check, block);
		fclose(whole);
		stream->room = terminal_height() - TAIL - stream->used -
			       lines_in(text);
		if (stream->room >= LEAST)
			break;
	}
	fputs(text, stream->out);
	if (stream->room < LEAST)
		stream->room = LEAST;
	free(text);
}

/** Another check did not pass: print a line if there is room. The last of these
    lines is held back, as it may be replaced by a count of the rest. */
static void
show_other(struct terminal_stream *stream, const json_t *check)
{
	stream->others++;
	if (stream->others < stream->room)
		print_line(stream->out, stream->lab, check);
	else if (stream->others == stream->room)
		stream->held = check;
}

/** A check passed, and so did all before it. */
static void
show_passed(struct terminal_stream *stream, const json_t *check)
{
	char *text;
	size_t size;
	FILE *line = xmemstream(&text, &size);

	terminal_check(line, check);
	fclose(line);
	fputs(text, stream->out);
	stream->used += lines_in(text);
	free(text);
}

static void
show(struct terminal_stream *stream, const json_t *check)
{
	enum status status = status_in(check);

	if (stream->all) {
		terminal_check(stream->out, check);
		if (status != STATUS_PASS && not_run_in(stream->lab) == RUN)
			terminal_failure(stream->out, stream->lab, check, 0);
	} else if (stream->first != NULL) {
		if (status != STATUS_PASS && check != stream->first)
			show_other(stream, check);
	} else if (status == STATUS_FAIL || status == STATUS_ERROR) {
		/* If this check has no verdict, a failed one goes first. */
		show_first(stream, terminal_first_failure(stream->lab));
		if (check != stream->first)
			show_other(stream, check);
	} else {
		show_passed(stream, check);
	}
}

/** Print the checks that don't have to wait for an earlier one. */
static void
advance(struct terminal_stream *stream, bool ended)
{
	const json_t *checks = json_object_get(stream->lab, "checks");
	const json_t *check;

	wipe(stream);
	if (!stream->all && terminal_compile_first(stream->lab))
		return; /* compiling comes first */
	while ((check = json_array_get(checks, stream->next)) != NULL &&
	       (ended || json_object_get(stream->judged,
					 text_in(check, "id")) != NULL)) {
		stream->next++;
		if (check != stream->shown)
			show(stream, check);
	}
	if (!ended)
		count(stream);
}

void
terminal_stream_begin(struct terminal_stream *stream, FILE *out, const char *id,
		      const char *title)
{
	stream->out = out;
	stream->live = terminal_is_screen();
	stream->judged = json_object();
	stream->used = 2;
	fprintf(out, "%s%s%s  %s\n\n", style_bold(), id, style_off(), title);
	count(stream);
}

void
terminal_stream_built(struct terminal_stream *stream, const json_t *lab)
{
	const json_t *compile = json_object_get(lab, "compile");
	char *text;
	size_t size;
	FILE *said = xmemstream(&text, &size);

	wipe(stream);
	stream->lab = terminal_in_order(lab);
	terminal_compile(said, compile);
	if (!stream->all && not_run_in(lab) != RUN &&
	    *text_in(compile, "output") == '\0')
		fprintf(said, "%s\n\n", not_run_text(not_run_in(lab)));
	fclose(said);
	fputs(text, stream->out);
	stream->used += lines_in(text);
	free(text);
	count(stream);
}

void
terminal_stream_judged(struct terminal_stream *stream, const json_t *check)
{
	json_object_set_new(stream->judged, text_in(check, "id"), json_true());
	if (stream->eager != NULL && stream->first == NULL && !stream->all &&
	    !terminal_compile_first(stream->lab) &&
	    strcmp(text_in(check, "id"), stream->eager) == 0) {
		wipe(stream);
		show(stream, check);
		stream->shown = check;
	}
	advance(stream, false);
}

/** Print a count of the failures for which there was no room, and of the
 *  passes. */
static void
show_counts(const struct terminal_stream *stream)
{
	const json_t *checks = json_object_get(stream->lab, "checks");
	const json_t *check;
	long passed = 0;
	size_t i;

	if (stream->others == stream->room)
		print_line(stream->out, stream->lab, stream->held);
	else if (stream->others > stream->room)
		fprintf(stream->out, "  and %ld more: ipclab check --all\n",
			stream->others - stream->room + 1);
	json_array_foreach (checks, i, check)
		passed += status_in(check) == STATUS_PASS;
	if (passed > 0)
		fprintf(stream->out, "  %sok%s    %ld of %zu checks\n",
			style_good(), style_off(), passed,
			json_array_size(checks));
}

void
terminal_stream_end(struct terminal_stream *stream)
{
	advance(stream, true);
	if (stream->first != NULL)
		show_counts(stream);
	if (stream->next > 0)
		fputc('\n', stream->out);
	json_decref(stream->lab);
	json_decref(stream->judged);
}
