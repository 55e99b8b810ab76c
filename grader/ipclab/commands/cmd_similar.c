/* SPDX-License-Identifier: MIT */
/* ipclab similar: find submissions that are too similar. */
#include "ipclab/base/files.h"
#include "ipclab/base/json_in.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/together.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labs.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/publish.h"
#include "ipclab/pages/similar_clusters.h"
#include "ipclab/similar/clusters.h"

#include <stdlib.h>
#include <string.h>

struct options {
	struct strlist labs;
	const char **former;
	const char **given;
	const char *allowed;
	const char *roster;
	const char *output;
	const char *out;
	unsigned long least;
};

static const struct option_row rows[] = {
	{"labs", "LIST", AS_OWN(labs, take_names),
	 "only these labs (ids separated by commas)"},
	{"least", "N", AS_NUMBER(least, 1, 100),
	 "at least N percent similar, as a whole or in one file (default: 40)"},
	{"former", "FOLDER", AS_LIST(former),
	 "an earlier year's submissions: compared with these, not with each "
	 "other (may be repeated)"},
	{"given", "PATH", AS_LIST(given),
	 "code that everybody was given, in addition to skeletons and "
	 "handouts: a file, or a folder of files; it is ignored (may be "
	 "repeated)"},
	{"roster", "FILE", AS_TEXT(roster),
	 "members of a group may be similar (CSV, as for grade)"},
	{"allowed", "FILE", AS_TEXT(allowed),
	 "so may people in the same line of this CSV file"},
	{"output", "FILE", AS_TEXT(output),
	 "also write a page that shows them side by side"},
	{"out", "OUT", AS_TEXT(out),
	 "show them this way in the report of this 'ipclab grade'"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab similar",
	.arguments = "SUBMISSIONS [OPTION...]",
	.about = "Find submissions whose own code (without what everybody was "
		 "given) is very similar, whatever the names and the layout; "
		 "similar ones share a line. It shows where to look; it is not "
		 "a verdict.",
	.rows = rows,
	.least = 1,
	.most = 1,
};

/** "98 %  01-pipe  ann, bob  (pipe_copy.c 98 %, as a whole 61 %)" */
static void
print_cluster(const json_t *cluster)
{
	const json_t *closest = json_object_get(cluster, "closest");
	const json_t *members = json_object_get(cluster, "members");
	const json_t *member;
	size_t i;

	printf("%3ld %%  %s  ", number_in(cluster, "percent"),
	       text_in(cluster, "lab"));
	json_array_foreach (members, i, member) {
		const char *former = text_in(member, "former");

		printf("%s%s%s%s", i > 0 ? ", " : "", former,
		       *former != '\0' ? "/" : "",
		       text_in(member, "submission"));
	}
	if (json_array_size(members) > 2)
		printf("  (%zu; the least similar pair %ld %%)\n",
		       json_array_size(members), number_in(cluster, "least"));
	else
		printf("  (%s %ld %%, as a whole %ld %%)\n",
		       text_in(closest, "file"),
		       number_in(closest, "file_percent"),
		       number_in(closest, "percent"));
}

static void
compare_lab(const char *wanted, const struct similar_spec *spec,
	    json_t *clusters)
{
	struct similar similar;
	struct error error;
	char *id = lab_resolve(wanted, &error);
	struct lab *lab = id != NULL ? lab_read(id, &error) : NULL;
	size_t before = json_array_size(clusters);

	if (lab == NULL || similar_find(&similar, lab, spec, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	clusters_add(clusters, &similar);
	for (size_t i = before; i < json_array_size(clusters); i++)
		print_cluster(json_array_get(clusters, i));
	similar_clear(&similar);
	lab_free(lab);
	free(id);
}

/** Write a page of its own. */
static void
write_page(const char *path, const json_t *clusters)
{
	struct error error;
	char *text = NULL;
	size_t size;
	FILE *page = xmemstream(&text, &size);

	page_start(page, "Similar submissions", NULL);
	fputs("<header><h1>Similar submissions</h1></header>\n<main>\n", page);
	alike_section(page, clusters);
	fputs("</main>\n", page);
	page_end(page, NULL);
	fclose(page);
	if (file_write(path, text, size, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	free(text);
}

/** Keep the clusters beside the gradebook, so that later reports have them,
 *  too. */
static void
write_report(struct outdir *out, const json_t *clusters)
{
	struct published published;
	struct error error;
	char *text = json_dumps(clusters, JSON_INDENT(1));

	if (outdir_write(out, NULL, "alike", ".json", text, strlen(text),
			 &error) < 0 ||
	    publish_all(out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("report: %s/report.html\n", out->path);
	outdir_close(out);
	free(text);
}

/** A list from the command line, which is NULL if it was not given. */
static void
take(struct strlist *list, const char **items)
{
	for (size_t i = 0; items != NULL && items[i] != NULL; i++)
		strlist_add(list, items[i]);
}

static void
list_submissions(struct intake *intake, const char *path)
{
	struct error error;

	if (intake_list(intake, path, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
}

int
cmd_similar(int argc, char **argv)
{
	struct options options = {.least = 40};
	char **args = command_line(&usage, argc, argv, &options);
	struct strlist years = {0};
	struct strlist given = {0};
	struct together together = {0};
	struct intake intake;
	struct intake *former;
	struct outdir out;
	struct error error;
	bool wrong;
	json_t *clusters = json_array();

	take(&years, options.former);
	take(&given, options.given);
	list_submissions(&intake, args[0]);
	former = xcalloc(years.count + 1, sizeof(*former));
	for (size_t i = 0; i < years.count; i++)
		list_submissions(&former[i], years.items[i]);
	if (together_read(&together, &intake, options.roster, options.allowed,
			  &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (options.out != NULL &&
	    outdir_open_former(&out, options.out, true, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (options.labs.count == 0 && lab_ids(&options.labs, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	for (size_t i = 0; i < options.labs.count; i++)
		compare_lab(options.labs.items[i],
			    &(struct similar_spec){
				    .intake = &intake,
				    .former = former,
				    .years = &years,
				    .given = &given,
				    .least = (long)options.least,
				    .together = together_are,
				    .context = &together,
			    },
			    clusters);
	if (json_array_size(clusters) == 0)
		printf("no submissions are %lu %% or more similar\n",
		       options.least);
	if (options.output != NULL)
		write_page(options.output, clusters);
	if (options.out != NULL)
		write_report(&out, clusters);
	json_decref(clusters);
	together_clear(&together);
	for (size_t i = 0; i < years.count; i++)
		intake_clear(&former[i]);
	free(former);
	free(options.former);
	free(options.given);
	strlist_clear(&years);
	strlist_clear(&given);
	strlist_clear(&options.labs);
	intake_clear(&intake);
	return EXIT_PASSED;
}
