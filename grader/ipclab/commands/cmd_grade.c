/* SPDX-License-Identifier: MIT */
/* ipclab grade: grade a class's submissions, safely and with one command. */
#include "ipclab/base/interrupt.h"
#include "ipclab/base/json_in.h"
#include "ipclab/base/name_same.h"
#include "ipclab/class/class.h"
#include "ipclab/class/slurm.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/grade_roster.h"
#include "ipclab/commands/jobs.h"
#include "ipclab/commands/office.h"
#include "ipclab/commands/policy_file.h"
#include "ipclab/grade/workspace.h"
#include "ipclab/intake/level.h"
#include "ipclab/intake/roster_match.h"
#include "ipclab/pages/publish.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	const char *submissions; /* the folder of the class */
	const char *out;
	const char *roster;    /* NULL: none */
	const char *policy;    /* NULL: the previous one */
	struct strlist chosen; /* submissions to grade; empty: all */
	bool slurm;
	bool anonymous; /* also publish under pseudonyms */
	bool one_student;
	bool unprotected;
	struct session_spec spec;
	unsigned long jobs; /* 0: not given */
};

static const char *
take_engine(void *member, const char *text)
{
	*(bool *)member = strcmp(text, "slurm") == 0;
	return *(bool *)member || strcmp(text, "local") == 0 ? NULL
							     : "local or slurm";
}

static const struct option_row rows[] = {
	{"out", "OUT", AS_TEXT(out),
	 "the folder for the results: new, empty, or from an earlier run"},
	{"labs", "LIST", AS_OWN(spec.labs, take_names),
	 "grade only these labs (ids separated by commas)"},
	{"only", "LIST", AS_OWN(spec.only, take_names),
	 "grade only these checks, and keep the marks of the others"},
	{"public-only", NULL, AS_FLAG(spec.public_only),
	 "grade without the hidden checks; results say so"},
	{"again", NULL, AS_FLAG(spec.again), "grade what is unchanged as well"},
	{"jobs", "N", AS_NUMBER(jobs, 1, JOBS_MOST),
	 "grade N at a time (default: 3 for every 2 processors; with slurm, "
	 "the cluster's limit)"},
	{"engine", "E", AS_OWN(slurm, take_engine),
	 "local (the default), or slurm: a job array"},
	{"isolation", "P", AS_TEXT(spec.isolation),
	 "force isolation profile A, B, C or D"},
	{"no-isolation", NULL, AS_FLAG(unprotected),
	 "run the submissions unprotected: only for those that you trust"},
	{"roster", "FILE", AS_TEXT(roster),
	 "a CSV list of the course: report who handed in nothing and who is "
	 "not on it"},
	{"submission", "LIST", AS_OWN(chosen, take_names),
	 "grade only these (names separated by commas), and keep the marks of "
	 "the others"},
	{"policy", "FILE", AS_TEXT(policy),
	 "the course's deadlines: late work loses points, with the reason"},
	{"anonymous", NULL, AS_FLAG(anonymous),
	 "also under pseudonyms, as 'ipclab report' does"},
	{"one-student", NULL, AS_FLAG(one_student),
	 "SUBMISSIONS is one student's folder, whatever it looks like"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab grade",
	.arguments = "SUBMISSIONS --out OUT [OPTION...]",
	.about = "Grade a class. SUBMISSIONS is a folder with a folder or an "
		 "archive for each student (exports of Moodle and Canvas as "
		 "they are). It writes OUT/report.html, OUT/marks.csv, "
		 "OUT/feedback/NAME.html, OUT/staff/NAME.html, "
		 "OUT/results/NAME.json and OUT/gradebook.sqlite. Run again "
		 "into the same OUT, it grades only what is new or changed.",
	.more = "Exit status: 0 all were graded, whatever the marks; 1 some "
		"could not be graded (they are named); 2 wrong usage; 3 the "
		"grader's own fault.",
	.rows = rows,
	.least = 1,
	.most = 1,
};

/** First the marks that fell although nothing was changed: students will
 *  ask. */
static void
tell_fallen(struct published *published)
{
	enum { SHOWN = 10 };
	size_t count = published->fallen.count;

	if (count > 0)
		printf("%zu lower mark%s for unchanged work:\n", count,
		       count == 1 ? "" : "s");
	for (size_t i = 0; i < count && i < SHOWN; i++)
		printf("  %s\n", published->fallen.items[i]);
	if (count > SHOWN)
		printf("  and %zu more: see the top of the report\n",
		       count - SHOWN);
	strlist_clear(&published->fallen);
}

/** Report the outcome. Returns an exit status. */
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

		printf("ignored, not submissions: %s\n", aside);
		free(aside);
	}
	for (size_t i = 0; i < intake->alike.count; i++)
		warning("%s", intake->alike.items[i]);
	printf("marks:  %s/marks.csv\nreport: %s/report.html\n", out->path,
	       out->path);
	return progress->troubled > 0 ? EXIT_FAILED : EXIT_PASSED;
}

/** Does `wanted` mean this submission: is it its name, or its student's? */
static bool
is_meant(const struct submission *submission, const char *wanted)
{
	return strcmp(submission->name, wanted) == 0 ||
	       name_same(submission->raw, wanted) ||
	       name_same(text_in(submission->origin, "name"), wanted) ||
	       name_same(text_in(submission->origin, "id"), wanted);
}

/** The submissions to grade. They share the items of the whole intake. */
static struct intake
choose(const struct intake *all, const struct strlist *wanted)
{
	struct intake some = {
		.items = xcalloc(all->count + 1, sizeof(*some.items))};
	struct strlist names = {0};
	bool *found = xcalloc(wanted->count + 1, sizeof(*found));

	for (size_t i = 0; i < all->count; i++) {
		bool chosen = wanted->count == 0;

		strlist_add(&names, all->items[i].name);
		for (size_t k = 0; k < wanted->count; k++) {
			if (!is_meant(&all->items[i], wanted->items[k]))
				continue;
			chosen = true;
			found[k] = true;
		}
		if (chosen)
			some.items[some.count++] = all->items[i];
	}
	for (size_t i = 0; i < wanted->count; i++)
		if (!found[i])
			die_of_name(&names, wanted->items[i]);
	strlist_clear(&names);
	free(found);
	return some;
}

/** Grade with the requested engine. Returns 0, or -1 and *error. */
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
	/* Grading a submission is one chain of processes that wait for each
	 * other. It leaves a processor idle for a quarter of the time. */
	if (jobs == 0)
		jobs = jobs_default() + (jobs_default() + 1) / 2;
	return class_grade(taking, intake, jobs, error);
}

/** Note where the class is, for commands that read it again. */
static void
note_place(struct gradebook *book, const char *submissions)
{
	char *path = realpath(submissions, NULL);
	struct error error;

	if (path != NULL &&
	    gradebook_set(book, "submissions", path, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	free(path);
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

	options.submissions = command_line(&usage, argc, argv, &options)[0];
	if (options.out == NULL)
		die(EXIT_USAGE, "--out is missing: name a folder for the "
				"results, as in --out results");
	if (options.unprotected)
		options.spec.isolation = "none";
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
	if (session_load(&session, &options.spec, &wrong, &error) < 0) {
		interrupt_end();
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	}
	if (outdir_open(&out, options.out, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	if (strcmp(session.sandbox.profile, "none") == 0)
		warning("no isolation: the submissions run with your rights");
	if (options.policy != NULL &&
	    policy_set(out.book, options.policy, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	note_place(out.book, options.submissions);
	progress_start(&progress, stderr, chosen.count);
	if (grade(&options, &(struct taking){&session, &out, &progress},
		  &chosen, &error) < 0) {
		progress_end(&progress);
		warning("%s", error.text);
		interrupt_end();
		return EXIT_GRADER;
	}
	progress_end(&progress);
	interrupt_at_once();
	if (options.anonymous && publish_under_pseudonyms(&out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (options.roster != NULL &&
	    grade_roster_keep(&roster, &strangers, &out, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	status = conclude(&out, &intake, &progress);
	if (options.policy != NULL)
		policy_tell(out.book, options.policy);
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
