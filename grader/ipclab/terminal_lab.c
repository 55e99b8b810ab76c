#include "ipclab/mem.h"
#include "ipclab/terminal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *
text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text != NULL ? text : "";
}

static json_int_t
number_of(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static void
print_compile(FILE *out, const json_t *compile)
{
	const char *output = text_of(compile, "output");

	if (strcmp(text_of(compile, "status"), "pass") != 0) {
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

static void
print_source(FILE *out, const json_t *finding)
{
	const json_t *source = json_object_get(finding, "source");
	const json_t *place;
	size_t i;

	json_array_foreach (source, i, place)
		fprintf(out, "        %s%s:%" JSON_INTEGER_FORMAT "%s  %s\n",
			style_bold(), text_of(place, "file"),
			number_of(place, "line"), style_off(),
			text_of(place, "what"));
}

/** What to do about it, once for mistakes of one kind. */
static void
print_advice(FILE *out, const json_t *finding)
{
	const char *id = text_of(finding, "id");

	if (*text_of(finding, "next_step") != '\0')
		print_folded(out, "      ", text_of(finding, "next_step"));
	if (*id != '\0')
		fprintf(out, "      %sMore: ipclab explain %s%s\n", style_dim(),
			id, style_off());
}

static void
print_block(FILE *out, const char *name, const json_t *check)
{
	const char *text = text_of(check, name);
	int lines = 0;

	if (*text == '\0' && *text_of(check, "expected") == '\0')
		return;
	fprintf(out, "      %s:%s\n", name, *text == '\0' ? " nothing" : "");
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		if (++lines > 12) {
			fprintf(out, "        [...]\n");
			return;
		}
		fprintf(out, "        | %.*s\n", (int)size, text);
		text += size + (text[size] != '\0');
	}
}

/** Is it the mistake of the finding before, in another process? */
static bool
is_repeated(const json_t *findings, size_t i)
{
	const json_t *a = json_array_get(findings, i);
	const json_t *b = i > 0 ? json_array_get(findings, i - 1) : NULL;

	return b != NULL && strcmp(text_of(a, "id"), text_of(b, "id")) == 0 &&
	       json_equal(json_object_get(a, "source"),
			  json_object_get(b, "source"));
}

/** Is this line of a message the sentence of one of the findings? */
static bool
is_finding_line(const json_t *findings, const char *line, size_t size)
{
	const json_t *finding;
	size_t i;

	json_array_foreach (findings, i, finding) {
		const char *sentence = text_of(finding, "message");

		if (strlen(sentence) == size &&
		    strncmp(sentence, line, size) == 0)
			return true;
	}
	return false;
}

/** The message without the lines that the findings will say themselves. */
static char *
head_of(const char *message, const json_t *findings)
{
	char *text;
	size_t size;
	FILE *out = xmemstream(&text, &size);

	while (*message != '\0') {
		size_t line = strcspn(message, "\n");
		size_t next = line + (message[line] != '\0');

		if (!is_finding_line(findings, message, line))
			fwrite(message, 1, next, out);
		message += next;
	}
	fclose(out);
	size = strlen(text);
	if (size > 0 && text[size - 1] == '\n')
		text[size - 1] = '\0';
	return text;
}

static void
print_failure(FILE *out, const json_t *check)
{
	const json_t *findings = json_object_get(check, "findings");
	const json_t *finding, *last = NULL;
	char *head = head_of(text_of(check, "message"), findings);
	size_t shown = 0;
	size_t more = 0;
	size_t i;

	print_folded(out, "      ", head);
	json_array_foreach (findings, i, finding) {
		if (shown == 3 || is_repeated(findings, i)) {
			more++;
			continue;
		}
		if (last != NULL &&
		    strcmp(text_of(last, "id"), text_of(finding, "id")) != 0)
			print_advice(out, last);
		if (strstr(head, text_of(finding, "message")) == NULL)
			print_folded(out, "      ",
				     text_of(finding, "message"));
		print_source(out, finding);
		last = finding;
		shown++;
	}
	if (last != NULL)
		print_advice(out, last);
	if (more > 0)
		fprintf(out, "      (and %zu more like it)\n", more);
	print_block(out, "expected", check);
	print_block(out, "actual", check);
	fprintf(out, "      %sAgain: %s%s\n\n", style_dim(),
		text_of(check, "replay"), style_off());
	free(head);
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

static void
print_check(FILE *out, const json_t *check)
{
	const char *status = text_of(check, "status");
	bool passed = strcmp(status, "pass") == 0;
	bool failed = strcmp(status, "fail") == 0;
	bool not_run = strncmp(text_of(check, "message"), "Not run", 7) == 0;

	fprintf(out,
		"  %s%-5s%s %s %s(%" JSON_INTEGER_FORMAT
		" of %" JSON_INTEGER_FORMAT,
		passed ? style_good() : style_bad(),
		passed   ? "ok"
		: failed ? "FAIL"
			 : status,
		style_off(), text_of(check, "title"), style_dim(),
		number_of(check, "points"), number_of(check, "max"));
	if (!passed)
		print_todos(out, check);
	fprintf(out, ")%s\n", style_off());
	if (!passed && !not_run)
		print_failure(out, check);
}

void
terminal_lab(FILE *out, const json_t *lab)
{
	const json_t *checks = json_object_get(lab, "checks");
	const json_t *check;
	size_t i;

	fprintf(out, "%s%s%s  %s\n\n", style_bold(), text_of(lab, "id"),
		style_off(), text_of(lab, "title"));
	print_compile(out, json_object_get(lab, "compile"));
	json_array_foreach (checks, i, check)
		print_check(out, check);
	fprintf(out,
		"\n%s%" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT
		" points%s\n",
		style_bold(), number_of(lab, "score"), number_of(lab, "max"),
		style_off());
}
