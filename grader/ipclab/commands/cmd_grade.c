/* SPDX-License-Identifier: MIT */
/* ipclab grade: a class's submissions, safely, by one command. */
#include "ipclab/class/class.h"
#include "ipclab/class/slurm.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/grade_roster.h"
#include "ipclab/commands/jobs.h"
#include "ipclab/commands/office.h"
#include "ipclab/grade/workspace.h"
#include "ipclab/pages/publish.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab grade SUBMISSIONS --out OUT [OPTION...]\n"
	"Grade a class. SUBMISSIONS is a folder with a folder or an archive a "
	"student\n"
	"(Moodle's and Canvas's exports as they are). Written are "
	"OUT/report.html,\n"
	"OUT/marks.csv, OUT/feedback/NAME.html, OUT/staff/NAME.html,\n"
	"OUT/results/NAME.json and OUT/gradebook.sqlite. Run again into the "
	"same OUT,\n"
	"it grades only what is new or changed.\n\n"
	"  --out OUT      the folder for the results: new, empty, or a former "
	"run's\n"
	"  --labs LIST    grade these labs only (ids with commas between)\n"
	"  --only LIST    grade these checks only, and leave the marks of the "
	"others\n"
	"  --public-only  grade without the hidden checks; results say so\n"
	"  --again        grade what is unchanged as well\n"
	"  --jobs N       so many at a time (default: 3 for 2 processors; with "
	"slurm,\n"
	"                 what the cluster allows)\n"
	"  --engine E     local (the default), or slurm: a job array\n"
	"  --isolation P  force isolation profile A, B, C or D\n"
	"  --no-isolation run the submissions unprotected: only for those "
	"that you trust\n"
	"  --roster FILE  a CSV of the course: say who handed in nothing, and "
	"who is not\n"
	"                 in it\n"
	"  --submission LIST\n"
	"                 grade these only (names with commas between), and "
	"leave the\n"
	"                 marks of the others\n"
	"  --policy FILE  the course's deadlines: what is late loses points, "
	"and says why\n"
	"  --anonymous    under pseudonyms too, as 'ipclab report' does\n"
	"  --one-student  SUBMISSIONS holds one student's folder, whatever it "
	"looks like\n"
	"  --help         show this\n\n"
	"Exit status: 0 all were graded, whatever the marks; 1 some could not "
	"be graded\n"
	"(they are named); 2 wrong usage; 3 the grader's own fault.\n";

struct options {
	const char *submissions;
	const char *out;
	const char *roster;    /* NULL: none */
	const char *policy;    /* NULL: the one from before */
	struct strlist chosen; /* submissions to grade; empty: all */
	bool slurm;
	bool anonymous; /* under pseudonyms, too */
	bool one_student;
	struct session_spec spec;
	size_t jobs; /* 0: not said */
};

static bool
is_slurm(const char *engine)
{
	if (strcmp(engine, "slurm") != 0 && strcmp(engine, "local") != 0)
		die(EXIT_USAGE, "--engine %s: there are two, local and slurm",
		    engine);
	return strcmp(engine, "slurm") == 0;
}

static void
parse(int argc, char **argv, struct options *options)
{
	static const struct option longs[] = {
		{"out", required_argument, NULL, 'o'},
		{"labs", required_argument, NULL, 'l'},
		{"only", required_argument, NULL, 'c'},
		{"public-only", no_argument, NULL, 'p'},
		{"again", no_argument, NULL, 'a'},
		{"jobs", required_argument, NULL, 'j'},
		{"engine", required_argument, NULL, 'e'},
		{"isolation", required_argument, NULL, 'i'},
		{"no-isolation", no_argument, NULL, 'n'},
		{"roster", required_argument, NULL, 'r'},
		{"submission", required_argument, NULL, 's'},
		{"policy", required_argument, NULL, 'd'},
		{"anonymous", no_argument, NULL, 'A'},
		{"one-student", no_argument, NULL, '1'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	int option;

	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		switch (option) {
		case 'o':
			options->out = optarg;
			break;
		case 'l':
			strlist_split(&options->spec.labs, optarg, ',');
			break;
		case 'c':
			strlist_split(&options->spec.only, optarg, ',');
			break;
		case 'p':
			options->spec.public_only = true;
			break;
		case 'a':
			options->spec.again = true;
			break;
		case 'j':
			options->jobs = jobs_parse(optarg);
			break;
		case 'e':
			options->slurm = is_slurm(optarg);
			break;
		case 'i':
			options->spec.isolation = optarg;
			break;
		case 'n':
			options->spec.isolation = "none";
			break;
		case 'r':
			options->roster = optarg;
			break;
		case 's':
			strlist_split(&options->chosen, optarg, ',');
			break;
		case 'd':
			options->policy = optarg;
			break;
		case 'A':
			options->anonymous = true;
			break;
		case '1':
			options->one_student = true;
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
}

/** First what fell though nobody changed anything: the student will ask. */
static void
tell_fallen(struct published *published)
{
	enum { SHOWN = 10 };
	size_t count = published->fallen.count;

	if (count > 0)
		printf("%zu mark%s fell on unchanged work:\n", count,
		       count == 1 ? "" : "s");
	for (size_t i = 0; i < count && i < SHOWN; i++)
		printf("  %s\n", published->fallen.items[i]);
	if (count > SHOWN)
		printf("  and %zu more: see the top of the report\n",
		       count - SHOWN);
	strlist_clear(&published->fallen);
}

/** Say what came of it. Returns the exit status. */
static int
conclude(const struct outdir *out, const struct intake *intake,
	 const struct progress *progress)
{
	struct published published;
	struct error error;

	if (publish_all(out, &published, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	printf("%zu submission%s: %zu graded now, %zu as before\n",
	       progress->total, progress->total == 1 ? "" : "s",
	       progress->graded, progress->total - progress->graded);
	tell_fallen(&published);
	if (progress->troubled > 0)
		printf("%zu could not be graded in full: see the top of the "
		       "report\n",
		       progress->troubled);
	if (intake->aside.count > 0) {
		char *aside = strlist_join(&intake->aside, ", ");

		printf("left aside, no submissions: %s\n", aside);
		free(aside);
	}
	printf("marks:  %s/marks.csv\nreport: %s/report.html\n", out->path,
	       out->path);
	return progress->troubled > 0 ? EXIT_FAILED : EXIT_PASSED;
}

/** Those of the intake that are to be graded: items of the whole one. */
static struct intake
choose(const struct intake *all, const struct strlist *wanted)
{
	struct intake some = {
		.items = xcalloc(all->count + 1, sizeof(*some.items))};
	struct strlist names = {0};

	for (size_t i = 0; i < all->count; i++) {
		strlist_add(&names, all->items[i].name);
		if (wanted->count == 0 ||
		    strlist_has(wanted, all->items[i].name))
			some.items[some.count++] = all->items[i];
	}
	for (size_t i = 0; i < wanted->count; i++)
		if (!strlist_has(&names, wanted->items[i]))
			die_of_name(&names, wanted->items[i]);
	strlist_clear(&names);
	return some;
}

/** Grade by the engine that is asked for. Returns 0, or -1 and *error. */
static int
grade(const struct options *options, const struct taking *taking,
      const struct intake *intake, struct error *error)
{
	struct slurm_job job = {.submissions = options->submissions,
				.spec = &options->spec,
				.intake = intake,
				.jobs = options->jobs};

	size_t jobs = options->jobs;

	if (options->slurm)
		return slurm_grade(taking, &job, error);
	/* A submission is one chain of processes that wait for each other:
	 * each leaves a processor idle for a quarter of its time. */
	if (jobs == 0)
		jobs = jobs_default() + (jobs_default() + 1) / 2;
	return class_grade(taking, intake, jobs, error);
}

int
cmd_grade(int argc, char **argv)
{
	struct options options = {0};
	struct session session;
	struct intake intake;
	struct intake chosen;
	struct roster roster = {0};
	struct strlist strangers = {0};
	struct outdir out;
	struct progress progress;
	struct error error;
	bool wrong;
	int status;

	parse(argc, argv, &options);
	if (intake_list(&intake, options.submissions, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (options.roster != NULL &&
	    roster_read(&roster, options.roster, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (options.roster != NULL)
		roster_match(&roster, &intake, &strangers);
	chosen = choose(&intake, &options.chosen);
	if (!options.one_student && intake_check_level(&intake, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	if (workspace_check(&error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (session_load(&session, &options.spec, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (outdir_open(&out, options.out, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (strcmp(session.sandbox.profile, "none") == 0)
		warning("no isolation: the submissions run with your rights");
	run_catch_signals();
	if (options.policy != NULL &&
	    policy_set(out.book, options.policy, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	progress_start(&progress, stderr, chosen.count);
	if (grade(&options, &(struct taking){&session, &out, &progress},
		  &chosen, &error) < 0) {
		progress_end(&progress);
		warning("%s", error.text);
		end_by_signal();
		return EXIT_GRADER;
	}
	progress_end(&progress);
	if (options.anonymous && publish_under_pseudonyms(&out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	status = conclude(&out, &intake, &progress);
	if (options.roster != NULL &&
	    grade_roster_tell(&roster, &strangers, &out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	strlist_clear(&strangers);
	free(chosen.items);
	roster_clear(&roster);
	outdir_close(&out);
	intake_clear(&intake);
	return status;
}
