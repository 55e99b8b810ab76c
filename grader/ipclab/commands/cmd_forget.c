/* SPDX-License-Identifier: MIT */
/* ipclab forget: remove a submission from a graded class. */
#include "ipclab/book/decisions.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/office.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option_command usage = {
	.name = "ipclab forget",
	.arguments = "OUT NAME",
	.about = "Remove everything about the submission NAME from the graded "
		 "class in OUT: its marks, earlier ones too, decisions, pages. "
		 "If it is still in the folder of submissions, the next "
		 "'ipclab grade' adds it again.",
	.least = 2,
	.most = 2,
};

static void
remove_page(const char *out, const char *folder, const char *name,
	    const char *suffix)
{
	char *path = strf("%s/%s/%s%s", out, folder, name, suffix);

	if (unlink(path) < 0 && errno != ENOENT)
		die(EXIT_GRADER, "%s: %s; remove it by hand", path,
		    strerror(errno));
	free(path);
}

int
cmd_forget(int argc, char **argv)
{
	char **args = command_line(&usage, argc, argv, NULL);
	struct outdir out;
	const char *name;
	struct error error;

	name = office_open(&out, args[0], args[1], true);
	/* The gradebook comes last: as long as it has the name, one can try
	   again. */
	remove_page(args[0], "results", name, ".json");
	remove_page(args[0], "feedback", name, ".html");
	remove_page(args[0], "staff", name, ".html");
	/* What is kept about the roster may have the name, too. */
	if (gradebook_forget(out.book, name, &error) < 0 ||
	    gradebook_set(out.book, "roster", "", &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	office_publish(&out);
	/* So may the marks.csv from before. */
	if (gradebook_set(out.book, "marks.csv before", "", &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	outdir_close(&out);
	printf("%s was removed\n", name);
	return EXIT_PASSED;
}
