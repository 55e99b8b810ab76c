/* SPDX-License-Identifier: MIT */
/* ipclab forget: take a submission out of a graded class. */
#include "ipclab/book/decisions.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/office.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
	"Usage: ipclab forget OUT NAME\n"
	"Take all that is known of the submission NAME out of the graded class "
	"in OUT:\n"
	"its marks, those of before, decisions, pages. If it still lies in the "
	"folder of\n"
	"submissions, the next 'ipclab grade' takes it in again.\n\n"
	"  --help  show this\n";

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
	struct outdir out;
	const char *name;
	struct error error;

	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		usage(EXIT_PASSED, "forget", help);
	if (argc != 3 || argv[1][0] == '-')
		usage(EXIT_USAGE, "forget", help);
	name = office_open(&out, argv[1], argv[2], true);
	if (gradebook_forget(out.book, name, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	remove_page(argv[1], "results", name, ".json");
	remove_page(argv[1], "feedback", name, ".html");
	remove_page(argv[1], "staff", name, ".html");
	office_publish(&out);
	/* The marks.csv that was written before has it, too. */
	if (gradebook_set(out.book, "marks.csv before", "", &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	outdir_close(&out);
	printf("%s is forgotten\n", name);
	return EXIT_PASSED;
}
