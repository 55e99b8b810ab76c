/* SPDX-License-Identifier: MIT */
/* ipclab report: write the pages of a graded class again. */
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/office.h"
#include "ipclab/commands/policy_file.h"
#include "ipclab/pages/publish.h"

#include <stdio.h>

struct options {
	const char *policy;
	bool anonymous;
};

static const struct option_row rows[] = {
	{"policy", "FILE", AS_TEXT(policy),
	 "with these deadlines, now and from now on"},
	{"anonymous", NULL, AS_FLAG(anonymous),
	 "also under pseudonyms, in OUT/anonymous, from now on; only "
	 "OUT/key.csv tells whose they are"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab report",
	.arguments = "OUT [--policy FILE] [--anonymous]",
	.about = "Write report.html, marks.csv, results and feedback again "
		 "from the gradebook in OUT, without grading anything.",
	.rows = rows,
	.least = 1,
	.most = 1,
};

int
cmd_report(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	struct published published;
	struct outdir out;
	struct error error;
	bool wrong;

	if (outdir_open_former(&out, args[0], true, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (options.policy != NULL &&
	    policy_set(out.book, options.policy, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (options.anonymous && publish_under_pseudonyms(&out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (publish_all(&out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (options.policy != NULL)
		policy_tell(out.book, options.policy);
	printf("%zu submission%s, %zu to look at: %s/report.html\n",
	       published.submissions, published.submissions == 1 ? "" : "s",
	       published.troubled, out.path);
	strlist_clear(&published.fallen);
	outdir_close(&out);
	return EXIT_PASSED;
}
