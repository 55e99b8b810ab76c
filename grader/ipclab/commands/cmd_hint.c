/* SPDX-License-Identifier: MIT */
/* ipclab hint: what the kit can say about a TODO. */
#include "ipclab/base/files.h"
#include "ipclab/base/fold.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/hints_read.h"
#include "ipclab/commands/last_score.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/kit.h"
#include "ipclab/terminal/hint_steps.h"
#include "ipclab/terminal/markdown.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/todo.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	size_t more;
};

static const struct option_row rows[] = {
	{"more", NULL, AS_TIMES(more), "one step more"}, {0}};

static const struct option_command usage = {
	.name = "ipclab hint",
	.arguments = "[[LAB] TODO] [--more]...",
	.about = "Help with a TODO (its number), step by step: a question; "
		 "with --more, where to look; with --more --more, an outline "
		 "in words. Without LAB, the lab of the current folder; "
		 "without TODO, the next one. Hints are counted only for you, "
		 "and never cost points.",
	.rows = rows,
	.most = 2,
};

/** Print the TODO's comments in the skeleton, with file and line. */
static bool
hint_skeleton(const struct lab *lab, long number)
{
	bool found = false;

	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		char *path = kit_path("skeletons/%s/%s", lab->id, name);
		char *source = file_read(path, 1 << 20, NULL);

		if (source != NULL && todo_print(stdout, name, source, number))
			found = true;
		free(source);
		free(path);
	}
	return found;
}

/** Print the handout's paragraphs that mention the TODO. */
static void
hint_handout(const struct lab *lab, long number)
{
	char *path = kit_path("handouts/%s.md", lab->id);
	char *text = file_read(path, 1 << 20, NULL);

	if (text != NULL)
		todo_print_paragraphs(stdout, text, number);
	free(text);
	free(path);
}

static void
hint_checks(const struct lab *lab, const char *number)
{
	struct checklist list;
	struct error error;
	bool any = false;

	if (checklist_read(&list, lab, NULL, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < list.count; i++) {
		const struct check *check = &list.checks[i];

		if (check->hidden || !strlist_has(&check->todos, number))
			continue;
		if (!any)
			printf("%sChecks that look at it%s\n", style_bold(),
			       style_off());
		char *line = strf("%s: %s", check->id, check->title);

		fold(stdout, "  ", "      ", line, terminal_width());
		free(line);
		any = true;
	}
	if (any)
		printf("\nTry them alone: ipclab check %s --only ID\n",
		       lab->id);
	checklist_clear(&list);
}

/** Print that many steps of the lab's hints. Returns how many were printed: 0
    if there are no hints for the TODO. */
static size_t
hint_by_steps(const struct lab *lab, long number, size_t wanted)
{
	char *path = strf("%s/hints.md", lab->dir);
	char *text = file_read(path, 1 << 20, NULL);
	struct strlist steps = {0};
	size_t shown;

	if (text != NULL)
		hint_steps_read(&steps, text, number);
	shown = steps.count < wanted ? steps.count : wanted;
	for (size_t i = 0; i < shown; i++) {
		char *line = strf("%zu. %s\n", i + 1, steps.items[i]);

		markdown_print(stdout, line);
		fputc('\n', stdout);
		free(line);
	}
	if (wanted < steps.count) {
		printf("One step more: ipclab hint %s %ld", lab->id, number);
		for (size_t i = 0; i < wanted; i++)
			fputs(" --more", stdout);
		fputs("\n\n", stdout);
	}
	strlist_clear(&steps);
	free(text);
	free(path);
	return shown;
}

/** Say how many of the lab's hints have been read on this machine, if that can
 *  be counted. */
static void
hint_count(const struct lab *lab, long number, size_t steps)
{
	size_t read = 0;

	for (size_t step = 1; step <= steps; step++)
		read = hints_read(lab->id, number, step);
	if (read > 0)
		printf("Hints of this lab that you have read: %zu. They never "
		       "cost points.\n\n",
		       read);
}

/** The number of a TODO. "4b" belongs to TODO 4. */
static unsigned long
todo_number(const struct lab *lab, const char *text)
{
	char *digits = xstrdup(text);
	size_t size = strspn(digits, "0123456789");
	unsigned long number;

	if (size > 0 && islower((unsigned char)digits[size]) &&
	    digits[size + 1] == '\0')
		digits[size] = '\0';
	if (option_number(digits, 1, INT_MAX, &number) < 0)
		die(EXIT_USAGE,
		    "'%s' is not the number of a TODO; for example: ipclab "
		    "hint %s 1",
		    text, lab->id);
	free(digits);
	return number;
}

/** The TODO that the last check left to do; without a check, the first one. */
static unsigned long
next_todo(const struct lab *lab)
{
	struct last_score last = last_score_read(lab->id);
	unsigned long number = last.todo > 0 ? (unsigned long)last.todo : 1;

	if (last.most > 0 && last.todo == 0)
		die(EXIT_USAGE,
		    "the last check left no TODO; name the one you mean: "
		    "ipclab hint %s 1",
		    lab->id);
	printf("TODO %lu\n\n", number);
	last_score_clear(&last);
	return number;
}

int
cmd_hint(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	const char *todo =
		args[0] != NULL && args[1] != NULL ? args[1] : args[0];
	struct lab *lab;
	unsigned long number;
	char *digits;
	size_t shown;

	lab = work_lab(todo != args[0] ? args[0] : NULL);
	number = todo != NULL ? todo_number(lab, todo) : next_todo(lab);
	digits = strf("%lu", number);
	terminal_start(stdout);
	shown = hint_by_steps(lab, number, options.more + 1);
	if (shown == 0) {
		if (!hint_skeleton(lab, number))
			die(EXIT_USAGE,
			    "%s has no TODO %lu; look in its skeleton for the "
			    "numbers",
			    lab->id, number);
		hint_handout(lab, number);
	} else {
		hint_count(lab, number, shown);
	}
	hint_checks(lab, digits);
	free(digits);
	lab_free(lab);
	return EXIT_PASSED;
}
