/* SPDX-License-Identifier: MIT */
#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	SCREEN = 24, /* lines */
	TAIL = 5,    /* lines below the checks: how many pass, next, points */
	LEAST = 4,   /* so many checks are named in any case */
	TITLE = 56,  /* columns of a title */
};

/** Bytes of the text that take at most so many columns. */
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

/** A check that is not looked at yet, in a line. */
static void
print_line(FILE *out, const json_t *lab, const json_t *check)
{
	const json_t *findings = json_object_get(check, "findings");
	const char *title = text_in(check, "title");
	long todo = terminal_last_todo(check);
	int bytes = fitting(title, TITLE);

	fprintf(out, "  %s%-5s%s %.*s%s", style_bad(),
		status_in(check) == STATUS_FAIL ? "FAIL"
						: status_name(status_in(check)),
		style_off(), bytes, title, title[bytes] != '\0' ? "..." : "");
	if (todo > 0)
		fprintf(out, "  %sTODO %ld%s", style_dim(), todo, style_off());
	if (json_array_size(findings) > 0 &&
	    same_finding_before(json_array_get(findings, 0), lab, check, 1,
				true) != NULL)
		fprintf(out, " %s(same)%s", style_dim(), style_off());
	fputc('\n', out);
}

/** The others that did not pass, as far as there is room for them. */
static void
print_others(FILE *out, const json_t *lab, const json_t *first, long room)
{
	const json_t *check;
	long others = -1;
	long printed = 0;
	long passed = 0;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		passed += status_in(check) == STATUS_PASS;
		others += status_in(check) != STATUS_PASS;
	}
	room = room < LEAST ? LEAST : room;
	/* The line that counts the rest takes the place of one. */
	room = others > room ? room - 1 : others;
	json_array_foreach (json_object_get(lab, "checks"), i, check) {
		if (check == first || status_in(check) == STATUS_PASS)
			continue;
		if (printed++ < room)
			print_line(out, lab, check);
	}
	if (others > room)
		fprintf(out, "  and %ld more: ipclab check --all\n",
			others - room);
	if (passed > 0)
		fprintf(out, "  %sok%s    %ld of %zu checks\n", style_good(),
			style_off(), passed,
			json_array_size(json_object_get(lab, "checks")));
}

static long
lines_in(const char *text)
{
	long lines = 0;

	for (; *text != '\0'; text++)
		lines += *text == '\n';
	return lines;
}

/** The first one's line, folded. */
static void
print_first(FILE *out, const json_t *check)
{
	static const char indent[] = "        ";
	const json_t *todos = json_object_get(check, "todos");
	enum status status = status_in(check);
	char *line, *text, *folded;
	size_t size;
	FILE *words = xmemstream(&text, &size);
	const json_t *todo;
	size_t i;

	fprintf(words, "%s (%ld of %ld", text_in(check, "title"),
		number_in(check, "points"), number_in(check, "max"));
	json_array_foreach (todos, i, todo)
		fprintf(words, "%s%" JSON_INTEGER_FORMAT,
			i == 0 ? ", TODO " : " and ", json_integer_value(todo));
	fputc(')', words);
	fclose(words);
	words = xmemstream(&folded, &size);
	print_folded(words, indent, text);
	fclose(words);
	line = folded + strlen(indent);
	fprintf(out, "  %s%-5s%s %s", style_bad(),
		status == STATUS_FAIL ? "FAIL" : status_name(status),
		style_off(), line);
	free(folded);
	free(text);
}

/** The first failure whole, and the others. */
static void
print_checks(FILE *out, const json_t *lab, long used)
{
	const json_t *first = terminal_first_failure(lab);
	const json_t *check;
	char *text;
	size_t size;
	FILE *whole;
	size_t i;

	if (first == NULL) {
		json_array_foreach (json_object_get(lab, "checks"), i, check)
			terminal_check(out, check);
		return;
	}
	whole = xmemstream(&text, &size);
	print_first(whole, first);
	terminal_failure(whole, lab, first, true);
	fclose(whole);
	fputs(text, out);
	print_others(out, lab, first, SCREEN - TAIL - used - lines_in(text));
	free(text);
}

void
terminal_one_thing(FILE *out, const json_t *lab)
{
	char *text;
	size_t size;
	FILE *head = xmemstream(&text, &size);

	terminal_title(head, lab);
	terminal_compile(head, json_object_get(lab, "compile"));
	fclose(head);
	fputs(text, out);
	if (!terminal_compile_first(lab)) {
		print_checks(out, lab, lines_in(text));
		fputc('\n', out);
	} else if (not_run_in(lab) != RUN &&
		   *text_in(json_object_get(lab, "compile"), "output") ==
			   '\0') {
		fprintf(out, "%s\n\n", not_run_text(not_run_in(lab)));
	}
	free(text);
}
