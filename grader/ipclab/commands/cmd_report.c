/* SPDX-License-Identifier: MIT */
/* ipclab report: a graded class's pages, once more. */
#include "ipclab/commands/command.h"
#include "ipclab/commands/office.h"
#include "ipclab/pages/publish.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab report OUT [--policy FILE]\n"
	"Write report.html, marks.csv, results and feedback again from the "
	"gradebook in\nOUT, without grading anything.\n\n"
	"  --policy FILE  with these deadlines, now and from now on\n"
	"  --help         show this\n";

int
cmd_report(int argc, char **argv)
{
	struct published published;
	struct outdir out;
	struct error error;
	const char *policy = NULL;
	bool wrong;

	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		usage(EXIT_PASSED, "report", help);
	if (argc == 4 && strcmp(argv[2], "--policy") == 0)
		policy = argv[3];
	if ((argc != 2 && policy == NULL) || argv[1][0] == '-')
		usage(EXIT_USAGE, "report", help);
	if (outdir_open_former(&out, argv[1], true, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (policy != NULL && policy_set(out.book, policy, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (publish_all(&out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%zu submission%s, %zu to look at: %s/report.html\n",
	       published.submissions, published.submissions == 1 ? "" : "s",
	       published.troubled, argv[1]);
	strlist_clear(&published.fallen);
	outdir_close(&out);
	return EXIT_PASSED;
}
