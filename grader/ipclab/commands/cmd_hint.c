/* ipclab hint: what the kit has to say about one TODO. */
#include "ipclab/base/files.h"
#include "ipclab/commands/command.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/kit.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/todo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab hint LAB TODO\n"
	"Say what the skeleton and the handout say about a TODO (its number), "
	"and which\n"
	"checks look at it.\n";

/** The TODO's comments in the skeleton, with file and line. */
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

/** The handout's paragraphs that name the TODO. */
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
		printf("  %s: %s\n", check->id, check->title);
		any = true;
	}
	if (any)
		printf("\nTry them alone: ipclab check %s --only ID\n",
		       lab->id);
	checklist_clear(&list);
}

int
cmd_hint(int argc, char **argv)
{
	struct error error;
	struct lab *lab;
	char *id;
	char *end;
	long number;

	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		usage(EXIT_PASSED, "hint", help);
	if (argc != 3)
		usage(EXIT_USAGE, "hint", help);
	id = lab_resolve(argv[1], &error);
	lab = id != NULL ? lab_read(id, &error) : NULL;
	if (lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	number = strtol(argv[2], &end, 10);
	if (*end != '\0' || number < 1)
		die(EXIT_USAGE,
		    "'%s' is no TODO's number; as in: ipclab hint "
		    "%s 1",
		    argv[2], lab->id);
	terminal_start(stdout);
	if (!hint_skeleton(lab, number))
		die(EXIT_USAGE,
		    "%s has no TODO %ld; its skeleton names those "
		    "there are",
		    lab->id, number);
	hint_handout(lab, number);
	hint_checks(lab, argv[2]);
	lab_free(lab);
	free(id);
	return EXIT_PASSED;
}
