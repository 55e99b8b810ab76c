/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/where.h"

#include "ipclab/base/files.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/lab.h"

#include <stdlib.h>
#include <string.h>

/** How many of the lab's files are in the folder, and how many of these differ
    from the skeleton. */
struct begun {
	size_t there;
	size_t changed;
};

static char *
read_text(char *path)
{
	char *text = file_read(path, 1 << 20, NULL);

	free(path);
	return text;
}

static struct begun
look(const struct lab *lab, const char *dir)
{
	struct begun begun = {0};

	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		char *own = read_text(strf("%s/%s", dir, name));
		char *skeleton =
			read_text(kit_path("skeletons/%s/%s", lab->id, name));

		begun.there += own != NULL;
		begun.changed += own != NULL && (skeleton == NULL ||
						 strcmp(own, skeleton) != 0);
		free(own);
		free(skeleton);
	}
	return begun;
}

/** In a lab's folder: which lab, how far it is, and the next command. */
static void
print_here(FILE *out, const struct lab *lab, struct begun begun)
{
	fprintf(out, "You are in %s: %s.\n", lab->id, lab->title);
	fprintf(out, "Of its %zu files, %zu are here, and you changed %zu.\n",
		lab->files.count, begun.there, begun.changed);
	if (begun.there == 0)
		fprintf(out, "Next: ipclab start %s .\n", lab->id);
	else if (begun.changed == 0)
		fprintf(out,
			"Next: TODO 1 in %s, then: ipclab check\n"
			"Stuck? ipclab hint 1\n",
			lab->files.items[0]);
	else
		fputs("Next: ipclab check\n", out);
}

/** The lab with that id; ipclab ends if there is none. */
static struct lab *
lab_of(const char *id)
{
	struct error error;
	struct lab *lab = lab_read(id, &error);

	if (lab == NULL)
		die(EXIT_GRADER, "%s", error.text);
	return lab;
}

/** In the folder above the labs' folders: one line for each lab. */
static void
print_labs(FILE *out, const struct strlist *ids)
{
	const char *next = NULL;
	bool begun_any = false;

	for (size_t i = 0; i < ids->count; i++) {
		struct lab *lab = lab_of(ids->items[i]);
		struct begun begun = look(lab, lab->id);

		fprintf(out, "  %-12s %s\n", lab->id,
			begun.changed > 0 ? "you are at it"
			: begun.there > 0 ? "begun, nothing changed yet"
					  : "not begun here");
		begun_any |= begun.there > 0;
		if (next == NULL && begun.there == 0)
			next = ids->items[i];
		lab_free(lab);
	}
	if (next != NULL)
		fprintf(out, "Next: %sipclab start %s\n",
			begun_any ? "cd into a lab that you began, or: " : "",
			next);
}

void
where_print(FILE *out)
{
	struct strlist ids = {0};
	struct error error;
	struct lab *lab = work_lab_in(".");

	if (lab != NULL) {
		print_here(out, lab, look(lab, "."));
		lab_free(lab);
	} else if (lab_ids(&ids, &error) < 0) {
		die(EXIT_GRADER, "%s", error.text);
	} else {
		print_labs(out, &ids);
	}
	fputs("All commands: ipclab --help\n", out);
	strlist_clear(&ids);
}
