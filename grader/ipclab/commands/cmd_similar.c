/* SPDX-License-Identifier: MIT */
/* ipclab similar: pairs of submissions that are too alike. */
#include "ipclab/base/files.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/lab/kit.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/publish.h"
#include "ipclab/pages/similar_pairs.h"
#include "ipclab/similar/pairs.h"

#include <stdlib.h>
#include <string.h>

struct options {
	struct strlist labs;
	const char *output;
	const char *out;
	unsigned long least;
};

static const struct option_row rows[] = {
	{"labs", "LIST", AS_OWN(labs, take_names),
	 "these labs only (ids with commas between)"},
	{"least", "N", AS_NUMBER(least, 1, 100),
	 "pairs alike by N per cent or more (default: 70)"},
	{"output", "FILE", AS_TEXT(output),
	 "write a page, too, that shows them side by side"},
	{"out", "OUT", AS_TEXT(out),
	 "show them so in the report of this 'ipclab grade'"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab similar",
	.arguments = "SUBMISSIONS [OPTION...]",
	.about = "Find pairs of submissions whose own code (without the "
		 "skeleton's lines) is much alike, whatever the names and the "
		 "layout. It says where to look; it is no verdict. Needs "
		 "Debian's package similarity-tester.",
	.rows = rows,
	.least = 1,
	.most = 1,
};

static void
compare_lab(const char *wanted, const char *sim, const struct options *options,
	    const struct intake *intake, json_t *pairs)
{
	struct similar similar;
	struct error error;
	char *id = lab_resolve(wanted, &error);
	struct lab *lab = id != NULL ? lab_read(id, &error) : NULL;

	if (lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	similar_read(&similar, lab, intake);
	if (similar_compare(&similar, sim, (long)options->least, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < similar.pair_count; i++)
		printf("%3ld %%  %s  %s  %s\n", similar.pairs[i].percent,
		       lab->id, intake->items[similar.pairs[i].a].name,
		       intake->items[similar.pairs[i].b].name);
	alike_add(pairs, &similar, intake);
	similar_clear(&similar);
	lab_free(lab);
	free(id);
}

/** A page of its own. */
static void
write_page(const char *path, const json_t *pairs)
{
	struct error error;
	char *text = NULL;
	size_t size;
	FILE *page = xmemstream(&text, &size);

	page_start(page, "Submissions that are alike", NULL);
	fputs("<header><h1>Submissions that are alike</h1></header>\n<main>\n",
	      page);
	alike_section(page, pairs);
	fputs("</main>\n", page);
	page_end(page, NULL);
	fclose(page);
	if (file_write(path, text, size, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	free(text);
}

/** Kept beside the gradebook: a later report shows them, too. */
static void
write_report(struct outdir *out, const json_t *pairs)
{
	struct published published;
	struct error error;
	char *text = json_dumps(pairs, JSON_INDENT(1));

	if (outdir_write(out, NULL, "alike", ".json", text, strlen(text),
			 &error) < 0 ||
	    publish_all(out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("report: %s/report.html\n", out->path);
	outdir_close(out);
	free(text);
}

int
cmd_similar(int argc, char **argv)
{
	struct options options = {.least = 70};
	char **args = command_line(&usage, argc, argv, &options);
	struct intake intake;
	struct outdir out;
	struct error error;
	bool wrong;
	char *sim = kit_tool("sim_c");
	json_t *pairs = json_array();

	if (intake_list(&intake, args[0], &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (options.out != NULL &&
	    outdir_open_former(&out, options.out, true, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (sim == NULL)
		die(EXIT_GRADER, "sim_c is not installed; install it: "
				 "apt-get install similarity-tester");
	if (options.labs.count == 0 && lab_ids(&options.labs, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < options.labs.count; i++)
		compare_lab(options.labs.items[i], sim, &options, &intake,
			    pairs);
	if (json_array_size(pairs) == 0)
		printf("no pair is alike by %lu %% or more\n", options.least);
	if (options.output != NULL)
		write_page(options.output, pairs);
	if (options.out != NULL)
		write_report(&out, pairs);
	json_decref(pairs);
	free(sim);
	strlist_clear(&options.labs);
	intake_clear(&intake);
	return EXIT_PASSED;
}
