/* SPDX-License-Identifier: MIT */
/* ipclab report: a graded class's pages, once more. */
#include "ipclab/commands/command.h"
#include "ipclab/commands/office.h"
#include "ipclab/pages/publish.h"

#include <getopt.h>
#include <stdio.h>

static const char help[] =
	"Usage: ipclab report OUT [--policy FILE] [--anonymous]\n"
	"Write report.html, marks.csv, results and feedback again from the "
	"gradebook in\nOUT, without grading anything.\n\n"
	"  --policy FILE  with these deadlines, now and from now on\n"
	"  --anonymous    under pseudonyms too, in OUT/anonymous, from now "
	"on;\n"
	"                 whose they are stands in OUT/key.csv alone\n"
	"  --help         show this\n";

int
cmd_report(int argc, char **argv)
{
	static const struct option longs[] = {
		{"policy", required_argument, NULL, 'p'},
		{"anonymous", no_argument, NULL, 'a'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	struct published published;
	struct outdir out;
	struct error error;
	const char *policy = NULL;
	bool anonymous = false;
	bool wrong;
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'p')
			policy = optarg;
		else if (option == 'a')
			anonymous = true;
		else
			usage(option == 'h' ? EXIT_PASSED : EXIT_USAGE,
			      "report", help);
	}
	if (argc - optind != 1)
		usage(EXIT_USAGE, "report", help);
	if (outdir_open_former(&out, argv[optind], true, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (policy != NULL && policy_set(out.book, policy, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (anonymous && publish_under_pseudonyms(&out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (publish_all(&out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%zu submission%s, %zu to look at: %s/report.html\n",
	       published.submissions, published.submissions == 1 ? "" : "s",
	       published.troubled, out.path);
	strlist_clear(&published.fallen);
	outdir_close(&out);
	return EXIT_PASSED;
}
