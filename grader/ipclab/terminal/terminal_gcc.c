/* SPDX-License-Identifier: MIT */
#include "ipclab/terminal/terminal_gcc.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/same_finding.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal_order.h"

#include <stdint.h>
#include <string.h>

/** Print one line: a problem matcher can't read line breaks. */
static void
print_error(FILE *out, const char *folder, struct todo_place place,
	    const char *text, const char *id)
{
	fprintf(out, "%s%s:%ld: error: ", folder, place.file, place.line);
	for (; *text != '\0'; text++)
		fputc(*text == '\n' ? ' ' : *text, out);
	fprintf(out, " [%s]\n", id);
}

/** Where to work: the last place is where something has to be done. */
static struct todo_place
place_of_finding(const json_t *finding)
{
	const json_t *source = json_object_get(finding, "source");
	struct todo_place place = {NULL, 0};

	for (size_t i = json_array_size(source); i-- > 0;) {
		const json_t *at = json_array_get(source, i);

		place.file = text_in(at, "file");
		place.line = number_in(at, "line");
		if (*place.file != '\0' && place.line > 0)
			return place;
	}
	return (struct todo_place){NULL, 0};
}

static void
print_check(FILE *out, const json_t *lab, const json_t *check,
	    const char *folder, find_todo *find, const void *context)
{
	struct todo_place at = find(terminal_todo_to_do(lab, check), context);
	const json_t *finding;
	bool said = false;
	size_t i;

	json_array_foreach (json_object_get(check, "findings"), i, finding) {
		struct todo_place place = place_of_finding(finding);

		/* Print each mistake once, however many checks it fails. */
		if (same_finding_among(finding, check, i) ||
		    same_finding_before(finding, lab, check, SIZE_MAX, false) !=
			    NULL) {
			said = true;
			continue;
		}
		if (place.file == NULL)
			place = at;
		if (place.file == NULL)
			continue;
		print_error(out, folder, place, text_in(finding, "message"),
			    text_in(finding, "id"));
		said = true;
	}
	if (!said && at.file != NULL)
		print_error(out, folder, at, check_says(check),
			    text_in(check, "id"));
}

/** Print the compiler's lines; file names in them get the folder. */
static void
print_compile(FILE *out, const json_t *lab, const char *folder)
{
	const char *line = text_in(json_object_get(lab, "compile"), "output");

	while (*line != '\0') {
		size_t size = strcspn(line, "\n");
		size_t name = strcspn(line, ": \n");
		bool placed = line[name] == ':' && line[0] != '/';

		fprintf(out, "%s%.*s\n", placed ? folder : "", (int)size, line);
		line += size + (line[size] != '\0');
	}
}

void
terminal_gcc(FILE *out, const json_t *lab, const char *folder, find_todo *find,
	     const void *context)
{
	const json_t *check;
	size_t i;

	print_compile(out, lab, folder);
	if (terminal_compile_first(lab))
		return;
	json_array_foreach (json_object_get(lab, "checks"), i, check)
		if (status_in(check) == STATUS_FAIL && !check_is_hidden(check))
			print_check(out, lab, check, folder, find, context);
}
