/* SPDX-License-Identifier: MIT */
/* ipclab list: the labs, or the checks of one. */
#include "ipclab/commands/command_line.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/labs.h"
#include "ipclab/terminal/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_command usage = {
	.name = "ipclab list",
	.arguments = "[LAB]",
	.about = "List the labs, or the checks of LAB with their points and "
		 "TODOs.",
	.most = 1,
};

static struct lab *
must_read(const char *id)
{
	struct error error;
	struct lab *lab = lab_read(id, &error);

	if (lab == NULL)
		die(EXIT_GRADER, "%s", error.text);
	return lab;
}

static int
list_labs(void)
{
	struct strlist ids = {0};
	struct error error;

	if (lab_ids(&ids, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = must_read(ids.items[i]);
		char *before = strlist_join(&lab->prerequisites, ", ");

		printf("%s%-12s%s %s", style_bold(), lab->id, style_off(),
		       lab->title);
		if (*before != '\0')
			printf(" %s(after %s)%s", style_dim(), before,
			       style_off());
		putchar('\n');
		free(before);
		lab_free(lab);
	}
	strlist_clear(&ids);
	puts("\nStart one with: ipclab start LAB");
	return EXIT_PASSED;
}

static int
list_checks(const char *wanted)
{
	struct error error;
	struct checklist list;
	char *id = lab_resolve(wanted, &error);
	struct lab *lab;

	if (id == NULL)
		die(EXIT_USAGE, "%s", error.text);
	lab = must_read(id);
	if (checklist_read(&list, lab, NULL, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%s%s%s  %s\n\n", style_bold(), lab->id, style_off(),
	       lab->title);
	for (size_t i = 0; i < list.count; i++) {
		const struct check *check = &list.checks[i];
		char *todos = strlist_join(&check->todos, ", ");

		printf("%s%s%s (%ld point%s%s%s%s)\n", style_bold(), check->id,
		       style_off(), check->points,
		       check->points == 1 ? "" : "s",
		       *todos != '\0' ? ", TODO " : "", todos,
		       check->hidden ? ", hidden" : "");
		print_folded(stdout, "    ", check->title);
		free(todos);
	}
	checklist_clear(&list);
	lab_free(lab);
	free(id);
	return EXIT_PASSED;
}

int
cmd_list(int argc, char **argv)
{
	const char *lab = command_line(&usage, argc, argv, NULL)[0];

	terminal_start(stdout);
	return lab != NULL ? list_checks(lab) : list_labs();
}
