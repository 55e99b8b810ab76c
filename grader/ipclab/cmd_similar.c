/* ipclab similar: pairs of submissions that are too alike. */
#include "ipclab/command.h"
#include "ipclab/files.h"
#include "ipclab/kit.h"
#include "ipclab/page.h"
#include "ipclab/similar.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab similar SUBMISSIONS [OPTION...]\n"
	"Find pairs of submissions whose own code (without the skeleton's "
	"lines) is much\n"
	"alike, whatever the names and the layout. It says where to look; it "
	"is no\n"
	"verdict. Needs Debian's package similarity-tester.\n\n"
	"  --labs LIST    these labs only (ids with commas between)\n"
	"  --least N      pairs alike by N per cent or more (default: 70)\n"
	"  --output FILE  write a page, too, that shows them side by side\n"
	"  --help         show this\n";

enum { PAGE_PAIRS = 50 };

struct options {
	struct strlist labs;
	const char *output;
	long least;
	const char *submissions;
};

static void
parse(int argc, char **argv, struct options *options)
{
	static const struct option longs[] = {
		{"labs", required_argument, NULL, 'l'},
		{"least", required_argument, NULL, 'm'},
		{"output", required_argument, NULL, 'o'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	int option;

	options->least = 70;
	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (option == 'l')
			strlist_split(&options->labs, optarg, ',');
		else if (option == 'm')
			options->least = atol(optarg);
		else if (option == 'o')
			options->output = optarg;
		else
			usage(option == 'h' ? EXIT_PASSED : EXIT_USAGE,
			      "similar", help);
	}
	if (argc - optind != 1)
		usage(EXIT_USAGE, "similar", help);
	if (options->least < 1 || options->least > 100)
		die(EXIT_USAGE, "--least: not a number from 1 to 100");
	options->submissions = argv[optind];
}

static void
page_pair(FILE *page, const struct similar *s, const struct intake *intake,
	  const struct pair *pair)
{
	size_t sides[] = {pair->a, pair->b};

	page_print(page,
		   "<h2>%s: %s and %s, %d %%</h2>\n<div class=\"pair\">"
		   "\n",
		   pair->lab, intake->items[pair->a].raw,
		   intake->items[pair->b].raw, pair->percent);
	for (size_t i = 0; i < 2; i++) {
		const char *text = s->texts[sides[i]];
		char *clean = text_clean(text, strlen(text));

		page_print(page,
			   "<div><h3>%s</h3><pre tabindex=\"0\" "
			   "aria-label=\"Code of %s\">%s</pre></div>\n",
			   intake->items[sides[i]].raw,
			   intake->items[sides[i]].raw, clean);
		free(clean);
	}
	fputs("</div>\n", page);
}

static void
tell(const struct similar *s, const struct intake *intake, FILE *page)
{
	for (size_t i = 0; i < s->pair_count; i++) {
		const struct pair *pair = &s->pairs[i];

		printf("%3ld %%  %s  %s  %s\n", pair->percent, pair->lab,
		       intake->items[pair->a].name,
		       intake->items[pair->b].name);
		if (i < PAGE_PAIRS)
			page_pair(page, s, intake, pair);
	}
}

static size_t
compare_lab(const char *wanted, const char *sim, const struct options *options,
	    const struct intake *intake, FILE *page)
{
	struct similar similar;
	struct error error;
	char *id = lab_resolve(wanted, &error);
	struct lab *lab = id != NULL ? lab_read(id, &error) : NULL;
	size_t found;

	if (lab == NULL)
		die(EXIT_USAGE, "%s", error.text);
	similar_read(&similar, lab, intake);
	if (similar_compare(&similar, sim, options->least, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	tell(&similar, intake, page);
	found = similar.pair_count;
	similar_clear(&similar);
	lab_free(lab);
	free(id);
	return found;
}

int
cmd_similar(int argc, char **argv)
{
	struct options options = {0};
	struct intake intake;
	struct error error;
	char *sim = kit_tool("sim_c");
	char *text = NULL;
	size_t size;
	size_t found = 0;
	FILE *page;

	parse(argc, argv, &options);
	if (intake_list(&intake, options.submissions, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (sim == NULL)
		die(EXIT_GRADER, "sim_c is not installed; install it: "
				 "apt-get install similarity-tester");
	if (options.labs.count == 0 && lab_ids(&options.labs, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	page = xmemstream(&text, &size);
	page_start(page, "Submissions that are alike", NULL);
	fputs("<header><h1>Alike</h1><p class=\"lead\">Where to look; not a "
	      "verdict. The skeleton's own lines are left out.</p></header>\n"
	      "<main>\n",
	      page);
	for (size_t i = 0; i < options.labs.count; i++)
		found += compare_lab(options.labs.items[i], sim, &options,
				     &intake, page);
	fputs(found == 0 ? "<p>No pair is.</p></main>\n" : "</main>\n", page);
	page_end(page, NULL);
	fclose(page);
	if (found == 0)
		printf("no pair is alike by %ld %% or more\n", options.least);
	if (options.output != NULL &&
	    file_write(options.output, text, size, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	free(text);
	free(sim);
	strlist_clear(&options.labs);
	intake_clear(&intake);
	return EXIT_PASSED;
}
