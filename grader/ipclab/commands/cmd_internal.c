/* SPDX-License-Identifier: MIT */
/* ipclab internal: for the kit's own scripts; no promise to anybody else. */
#include "ipclab/class/slurm.h"
#include "ipclab/commands/command.h"
#include "ipclab/lab/checklist.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab internal lab-info LAB\n"
	"       ipclab internal lab-ids [LAB...]\n"
	"       ipclab internal slurm-task FOLDER NUMBER\n"
	"For scripts of the kit: print a lab's lab.conf and checks as JSON; "
	"print the ids\n"
	"of labs that go by any of their names, or of all; do one task of an "
	"'ipclab grade\n"
	"--engine slurm'.\n";

static int
run_slurm_task(const char *folder, const char *number)
{
	struct error error;

	if (slurm_task(folder, strtoul(number, NULL, 10), &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
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

int
cmd_internal(int argc, char **argv)
{
	if (argc >= 2 && strcmp(argv[1], "--help") == 0)
		usage(EXIT_PASSED, "internal", help);
	if (argc == 3 && strcmp(argv[1], "lab-info") == 0)
		return lab_info(argv[2]);
	if (argc >= 2 && strcmp(argv[1], "lab-ids") == 0)
		return print_lab_ids(argc - 2, argv + 2);
	if (argc == 4 && strcmp(argv[1], "slurm-task") == 0)
		return run_slurm_task(argv[2], argv[3]);
	usage(EXIT_USAGE, "internal", help);
}
