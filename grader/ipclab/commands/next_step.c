/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/next_step.h"

#include "ipclab/base/json_in.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_order.h"
#include "ipclab/terminal/todo.h"

#include <stdlib.h>
#include <string.h>

struct todo_place
next_step_find(long todo, const void *context)
{
	const struct bundle *bundle = context;

	for (size_t i = 0; i < bundle->count && todo > 0; i++) {
		long line = todo_line(bundle->files[i].data, todo);

		if (line > 0)
			return (struct todo_place){bundle->files[i].path, line};
	}
	return (struct todo_place){NULL, 0};
}

struct todo_place
next_step_place(long todo, const void *context)
{
	const struct bundle *bundle = context;
	struct todo_place place = next_step_find(todo, context);

	if (place.file == NULL && bundle->count > 0)
		place = (struct todo_place){bundle->files[0].path, 1};
	return place;
}

/** Where something was found, for a TODO whose comment is gone. */
static struct todo_place
place_found(const json_t *check)
{
	const json_t *finding =
		json_array_get(json_object_get(check, "findings"), 0);
	const json_t *source = json_object_get(finding, "source");
	const json_t *place =
		json_array_get(source, json_array_size(source) - 1);

	if (place == NULL || *text_in(place, "file") == '\0')
		return (struct todo_place){NULL, 0};
	return (struct todo_place){text_in(place, "file"),
				   number_in(place, "line")};
}

/** The first missing source of a program; "": all are there. */
static const char *
missing_file(const json_t *lab)
{
	const json_t *missing =
		json_object_get(json_object_get(lab, "compile"), "missing");
	const char *name = json_string_value(json_array_get(missing, 0));

	return name != NULL ? name : "";
}

void
next_step_print(FILE *out, const json_t *ordered, const struct bundle *bundle)
{
	const json_t *first = terminal_first_failure(ordered);
	long todo = terminal_todo_to_do(ordered, first);
	struct todo_place place = next_step_find(todo, bundle);

	if (terminal_compile_first(ordered)) {
		if (not_run_in(ordered) != NOT_RUN_NO_COMPILER)
			fputs("Next: the first error above; others often come "
			      "from it.\n",
			      out);
		return;
	}
	if (first == NULL || status_in(first) != STATUS_FAIL)
		return;
	if (place.file == NULL)
		place = place_found(first);
	if (place.file == NULL && *missing_file(ordered) != '\0') {
		fprintf(out, "Next: %s, which is missing\n",
			missing_file(ordered));
		return;
	}
	if (todo > 0 && place.file != NULL)
		fprintf(out, "Next: TODO %ld, %s:%ld\n", todo, place.file,
			place.line);
	else if (todo > 0)
		fprintf(out, "Next: TODO %ld\n", todo);
	else if (place.file != NULL)
		fprintf(out, "Next: %s:%ld\n", place.file, place.line);
}

static bool
has_check(const json_t *result, long todo)
{
	const json_t *check;
	const json_t *number;
	size_t i;
	size_t k;

	json_array_foreach (json_object_get(result, "checks"), i, check)
		json_array_foreach (json_object_get(check, "todos"), k, number)
			if (json_integer_value(number) == todo)
				return true;
	return false;
}

/** The TODOs in the files that no check of the result looks at. */
static char *
hidden_todos(const json_t *result, const struct bundle *bundle)
{
	struct strlist todos = {0};
	char *text;
	long todo = 0;
	long next;

	do {
		next = 0;
		for (size_t i = 0; i < bundle->count; i++) {
			long found = todo_after(bundle->files[i].data, todo);

			if (found > 0 && (next == 0 || found < next))
				next = found;
		}
		todo = next;
		if (todo > 0 && !has_check(result, todo))
			strlist_take(&todos, strf("%ld", todo));
	} while (todo > 0);
	text = strlist_join(&todos, ", ");
	strlist_clear(&todos);
	return text;
}

void
next_step_hidden(FILE *out, const json_t *result, const struct lab *lab,
		 const struct bundle *bundle)
{
	long left = lab->points - number_in(result, "max");
	char *todos;
	char *text;

	if (left <= 0 || lab->hidden_checks == HIDDEN_READABLE ||
	    terminal_first_failure(result) != NULL)
		return;
	todos = hidden_todos(result, bundle);
	text = strf("The other %ld points are for hidden checks, which run "
		    "when your work is graded: calls that fail or are "
		    "interrupted, long and odd input, nothing left behind.",
		    left);
	print_folded(out, "", text);
	if (*todos != '\0')
		fprintf(out, "Only hidden checks look at TODO %s.\n", todos);
	if (lab->program_count > 0)
		fprintf(out,
			"See the same yourself, with arguments of your own:\n"
			"  make && ipcprobe --lab --virtual-time --inject-each "
			"./%s ...\n",
			lab->programs[0].name);
	free(text);
	free(todos);
}
