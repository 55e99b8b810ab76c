/* SPDX-License-Identifier: MIT */
/* ipclab history: what a mark was, where it came from, what people decided. */
#include "ipclab/base/json_in.h"
#include "ipclab/book/decisions.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/history.h"
#include "ipclab/book/trouble.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	bool json;
};

static const struct option_row rows[] = {
	{"json", NULL, AS_FLAG(json), "the same as JSON"}, {0}};

static const struct option_command usage = {
	.name = "ipclab history",
	.arguments = "OUT NAME [--json]",
	.about = "Print all current and earlier marks of the submission NAME "
		 "of a graded class, each with its origin: the hashes of the "
		 "files, the kit and the lab, the seed, the isolation, the "
		 "machine and the person; and what people decided.",
	.rows = rows,
	.least = 2,
	.most = 2,
};

static void
print_mark(const json_t *mark)
{
	const char *kit = text_in(mark, "kit");
	bool stands = json_is_true(json_object_get(mark, "stands"));

	if (json_object_get(mark, "score") != NULL)
		printf("%s  %s  %ld of %ld%s\n", text_in(mark, "lab"),
		       text_in(mark, "graded"), number_in(mark, "score"),
		       number_in(mark, "max"), stands ? "  stands" : "");
	if (*text_in(mark, "failure") != '\0')
		printf("%s  the last grading failed: %s\n",
		       text_in(mark, "lab"), text_in(mark, "failure"));
	if (json_object_get(mark, "score") == NULL)
		return;
	printf("    files %.12s  kit %.12s  lab %.12s  seed %ld  isolation "
	       "%s\n",
	       text_in(mark, "hash"), *kit != '\0' ? kit : "in part",
	       strlen(kit) > 32 ? kit + 32 : "-", number_in(mark, "seed"),
	       text_in(mark, "isolation"));
	if (*text_in(mark, "machine") != '\0')
		printf("    by %s on %s\n", text_in(mark, "person"),
		       text_in(mark, "machine"));
}

static void
print_decision(const json_t *decision)
{
	const char *undone = text_in(decision, "undone_by");
	char *text = decision_text(decision);

	printf("decision %ld  %s  %s by %s: %s%s%s\n",
	       number_in(decision, "number"), text_in(decision, "made"), text,
	       text_in(decision, "by"), text_in(decision, "comment"),
	       *undone != '\0' ? "; undone by " : "", undone);
	free(text);
}

/** Print the policy's effect on a lab's points: "late", "automatic". */
static void
print_why(const json_t *lab, const char *key)
{
	const json_t *why = json_object_get(lab, key);

	if (why != NULL)
		printf("%s  %s\n", text_in(lab, "id"), text_in(why, "text"));
}

static void
print_all(const json_t *marks, const json_t *decisions, const json_t *result)
{
	const json_t *item;
	size_t i;

	json_array_foreach (marks, i, item)
		print_mark(item);
	json_array_foreach (decisions, i, item)
		print_decision(item);
	json_array_foreach (json_object_get(result, "labs"), i, item) {
		print_why(item, "late");
		print_why(item, "automatic");
	}
	if (result_is_troubled(result))
		puts("in all  no mark yet: it needs a look");
	else
		printf("in all  %ld of %ld\n", number_in(result, "score"),
		       number_in(result, "max"));
}

int
cmd_history(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	struct outdir out;
	const char *name;
	struct error error;
	json_t *marks;
	json_t *decisions;
	json_t *result;

	name = office_open(&out, args[0], args[1], false);
	marks = history_of(out.book, name);
	decisions = decisions_of(out.book, name, true);
	result = office_result(out.book, name);
	if (gradebook_all_read(out.book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (options.json) {
		json_t *all = json_pack("{s:O,s:O}", "marks", marks,
					"decisions", decisions);

		json_dumpf(all, stdout, JSON_INDENT(1));
		putchar('\n');
		json_decref(all);
	} else {
		print_all(marks, decisions, result);
	}
	json_decref(marks);
	json_decref(decisions);
	json_decref(result);
	outdir_close(&out);
	return EXIT_PASSED;
}
