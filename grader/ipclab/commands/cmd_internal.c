/* SPDX-License-Identifier: MIT */
/* ipclab internal: for the kit's own scripts. Don't rely on it elsewhere. */
#include "ipclab/base/interrupt.h"
#include "ipclab/class/slurm.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/export/export.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/labs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_command usage = {
	.name = "ipclab internal",
	.arguments = "lab-info LAB\n"
		     "lab-ids [LAB...]\n"
		     "formats\n"
		     "slurm-task FOLDER NUMBER",
	.about = "For scripts of the kit: print a lab's lab.conf and checks as "
		 "JSON; print the ids of the labs with these names, or of all; "
		 "do one task of an 'ipclab grade --engine slurm'.",
	.least = 1,
	.most = -1,
};

static int
run_slurm_task(const char *folder, const char *number)
{
	struct error error;

	if (slurm_task(folder, strtoul(number, NULL, 10), &error) < 0) {
		interrupt_end();
		die(EXIT_GRADER, "%s", error.text);
	}
	return EXIT_PASSED;
}

static int
lab_info(const char *wanted)
{
	struct error error;
	char *id = lab_resolve(wanted, &error);
	struct lab *lab = id != NULL ? lab_read(id, &error) : NULL;
	struct checklist checks = {0};
	json_t *json;

	if (lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	json = lab_json(lab);
	if (checklist_read(&checks, lab, NULL, &error) < 0)
		warning("%s", error.text);
	json_object_set_new(json, "checks", checklist_json(&checks));
	json_dumpf(json, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(json);
	checklist_clear(&checks);
	lab_free(lab);
	free(id);
	return EXIT_PASSED;
}

static int
print_lab_ids(int count, char *const *wanted)
{
	struct strlist ids = {0};
	struct error error;

	if (count == 0 && lab_ids(&ids, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (int i = 0; i < count; i++) {
		char *id = lab_resolve(wanted[i], &error);

		if (id == NULL)
			die(EXIT_USAGE, "%s", error.text);
		strlist_take(&ids, id);
	}
	for (size_t i = 0; i < ids.count; i++)
		puts(ids.items[i]);
	strlist_clear(&ids);
	return EXIT_PASSED;
}

static int
print_formats(void)
{
	for (const struct export_class *c = export_classes; c->name; c++)
		puts(c->name);
	for (const struct export_single *s = export_singles; s->name; s++)
		puts(s->name);
	return EXIT_PASSED;
}

int
cmd_internal(int argc, char **argv)
{
	char **args = command_line(&usage, argc, argv, NULL);
	int count = argc - (int)(args - argv);

	if (count == 2 && strcmp(args[0], "lab-info") == 0)
		return lab_info(args[1]);
	if (strcmp(args[0], "lab-ids") == 0)
		return print_lab_ids(count - 1, args + 1);
	if (count == 1 && strcmp(args[0], "formats") == 0)
		return print_formats();
	if (count == 3 && strcmp(args[0], "slurm-task") == 0)
		return run_slurm_task(args[1], args[2]);
	command_misused(&usage);
}
