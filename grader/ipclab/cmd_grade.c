/* ipclab grade: a class's submissions, safely, by one command. */
#include "ipclab/class.h"
#include "ipclab/command.h"
#include "ipclab/fingerprint.h"
#include "ipclab/publish.h"

#include <errno.h>
#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab grade SUBMISSIONS --out OUT [OPTION...]\n"
	"Grade a class. SUBMISSIONS is a folder with a folder or an archive a "
	"student\n"
	"(Moodle's and Canvas's exports as they are). Written are "
	"OUT/report.html,\n"
	"OUT/marks.csv, OUT/feedback/NAME.html, OUT/results/NAME.json and\n"
	"OUT/gradebook.sqlite. Run again into the same OUT, it grades only "
	"what is new\n"
	"or changed.\n\n"
	"  --out OUT      the folder for the results: new, empty, or a former "
	"run's\n"
	"  --labs LIST    grade these labs only (ids with commas between)\n"
	"  --only LIST    grade these checks only, and leave the marks of the "
	"others\n"
	"  --again        grade what is unchanged as well\n"
	"  --jobs N       so many at a time (default: one a processor)\n"
	"  --engine E     local (the default), or slurm: a job array\n"
	"  --isolation P  force isolation profile A, B, C or D\n"
	"  --no-isolation run the submissions unprotected: only for those "
	"that you trust\n"
	"  --help         show this\n\n"
	"Exit status: 0 all were graded, whatever the marks; 1 some could not "
	"be graded\n"
	"(they are named); 2 wrong usage; 3 the grader's own fault.\n";

struct options {
	const char *submissions;
	const char *out;
	const char *engine;
	const char *isolation;
	struct strlist labs;
	struct strlist only;
	size_t jobs;
	bool again;
};

static size_t
parse_jobs(const char *text)
{
	char *end;
	unsigned long jobs = strtoul(text, &end, 10);

	if (*end != '\0' || end == text || *text == '-' || jobs < 1 ||
	    jobs > 1024)
		die(EXIT_USAGE, "--jobs %s: not a number from 1 to 1024", text);
	return jobs;
}

static size_t
processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	return CPU_COUNT(&set);
}

static void
parse(int argc, char **argv, struct options *options)
{
	static const struct option longs[] = {
		{"out", required_argument, NULL, 'o'},
		{"labs", required_argument, NULL, 'l'},
		{"only", required_argument, NULL, 'c'},
		{"again", no_argument, NULL, 'a'},
		{"jobs", required_argument, NULL, 'j'},
		{"engine", required_argument, NULL, 'e'},
		{"isolation", required_argument, NULL, 'i'},
		{"no-isolation", no_argument, NULL, 'n'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	int option;

	options->jobs = processors();
	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		switch (option) {
		case 'o':
			options->out = optarg;
			break;
		case 'l':
			strlist_split(&options->labs, optarg, ',');
			break;
		case 'c':
			strlist_split(&options->only, optarg, ',');
			break;
		case 'a':
			options->again = true;
			break;
		case 'j':
			options->jobs = parse_jobs(optarg);
			break;
		case 'e':
			options->engine = optarg;
			break;
		case 'i':
			options->isolation = optarg;
			break;
		case 'n':
			options->isolation = "none";
			break;
		case 'h':
			usage(EXIT_PASSED, "grade", help);
		default:
			usage(EXIT_USAGE, "grade", help);
		}
	}
	if (argc - optind != 1)
		die(EXIT_USAGE, "name one folder of submissions: ipclab grade "
				"SUBMISSIONS --out OUT");
	options->submissions = argv[optind];
	if (options->out == NULL)
		die(EXIT_USAGE, "--out is missing: name a folder for the "
				"results, as in --out results");
	if (options->engine != NULL && strcmp(options->engine, "local") != 0)
		die(EXIT_USAGE, "--engine %s: the engine there is: local",
		    options->engine);
}

/** The labs to grade, with their fingerprints. Dies on a wrong one. */
static void
load_labs(struct session *session, const struct options *options)
{
	struct strlist ids = {0};
	struct error error;
	struct checklist checks;

	for (size_t i = 0; i < options->labs.count; i++) {
		char *id = lab_resolve(options->labs.items[i], &error);

		if (id == NULL)
			die(EXIT_USAGE, "%s", error.text);
		if (!strlist_has(&ids, id))
			strlist_add(&ids, id);
		free(id);
	}
	if (ids.count == 0 && lab_ids(&ids, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	strlist_sort(&ids);
	session->labs = xcalloc(ids.count, sizeof(*session->labs));
	session->kits = xcalloc(ids.count, sizeof(*session->kits));
	for (size_t i = 0; i < ids.count; i++) {
		struct lab *lab = lab_read(ids.items[i], &error);

		if (lab == NULL ||
		    checklist_read(&checks, lab, NULL, &error) < 0)
			die(EXIT_GRADER, "%s", error.text);
		checklist_clear(&checks);
		fingerprint_lab(lab, &session->tools, session->kits[i]);
		session->labs[session->lab_count++] = lab;
	}
	strlist_clear(&ids);
}

/** Say what came of it. Returns the exit status. */
static int
conclude(const struct outdir *out, const struct progress *progress)
{
	struct published published;
	struct error error;

	if (publish_all(out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%zu submission%s: %zu graded now, %zu as before\n",
	       progress->total, progress->total == 1 ? "" : "s",
	       progress->graded, progress->total - progress->graded);
	if (progress->troubled > 0)
		printf("%zu could not be graded in full: see the top of the "
		       "report\n",
		       progress->troubled);
	printf("marks:  %s/marks.csv\nreport: %s/report.html\n", out->path,
	       out->path);
	return progress->troubled > 0 ? EXIT_FAILED : EXIT_PASSED;
}

int
cmd_grade(int argc, char **argv)
{
	struct options options = {0};
	struct session session = {0};
	struct intake intake;
	struct outdir out;
	struct progress progress;
	struct error error;
	int status;

	parse(argc, argv, &options);
	if (intake_list(&intake, options.submissions, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (tools_find(&session.tools, &error) < 0 ||
	    sandbox_choose(&session.sandbox, options.isolation, &session.tools,
			   &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	session.again = options.again;
	session.only = options.only;
	load_labs(&session, &options);
	if (outdir_open(&out, options.out, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (strcmp(session.sandbox.profile, "none") == 0)
		warning("no isolation: the submissions run with your rights");
	run_catch_signals();
	progress_start(&progress, stderr, intake.count);
	if (class_grade(&session, &intake, &out, options.jobs, &progress,
			&error) < 0) {
		progress_end(&progress);
		warning("%s", error.text);
		end_by_signal();
		return EXIT_GRADER;
	}
	progress_end(&progress);
	status = conclude(&out, &progress);
	outdir_close(&out);
	intake_clear(&intake);
	return status;
}
