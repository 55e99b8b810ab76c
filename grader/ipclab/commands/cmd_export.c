/* SPDX-License-Identifier: MIT */
/* ipclab export: a graded class, for course sites and tools. */
#include "ipclab/base/files.h"
#include "ipclab/book/gradebook_read.h"
#include "ipclab/book/outdir.h"
#include "ipclab/book/pseudonyms_in.h"
#include "ipclab/book/result.h"
#include "ipclab/book/student_view.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/office.h"
#include "ipclab/export/export.h"
#include "ipclab/lab/kit.h"
#include "ipclab/lab/labs.h"

#include <stdlib.h>
#include <string.h>

struct options {
	const char *format;
	const char *lab; /* NULL: all */
	const char *submission;
	const char *assignment;
	const char *output;
	bool columns;
	bool anonymous;
};

static struct option_row rows[] = {
	{"format", "F", AS_TEXT(format), NULL}, /* see list_formats() */
	{"lab", "LAB", AS_TEXT(lab), "only this lab, in its own points"},
	{"columns", NULL, AS_FLAG(columns),
	 "canvas: one column per lab, not one for all"},
	{"submission", "NAME", AS_TEXT(submission),
	 "which submission, if OUT has more than one"},
	{"anonymous", NULL, AS_FLAG(anonymous),
	 "under pseudonyms, by OUT/key.csv"},
	{"assignment", "NAME", AS_TEXT(assignment),
	 "its name on the course site (default: ipclab)"},
	{"output", "FILE", AS_TEXT(output),
	 "write to FILE (default: standard output)"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab export",
	.arguments = "OUT --format F [OPTION...]",
	.about = "Print a graded class (the --out of 'ipclab grade') in "
		 "another format.",
	.more = "If a submission needs a look, no number is posted for it. "
		"Exit status: 0 exported; 1 exported, but the one submission "
		"has no mark; 2 wrong usage; 3 the grader's own fault.",
	.rows = rows,
	.least = 1,
	.most = 1,
};

struct exporting {
	struct gradebook *book;
	struct export_options options;
	const struct export_class *class;
	const struct export_single *single;
	const char *submission; /* NULL: all, or the only one */
	char *lab;              /* NULL: all */
	FILE *out;
	struct strlist names;
	struct pseudonyms *pseudonyms; /* NULL: use the real names */
	bool troubled; /* it is one submission, without a mark to post */
};

/** List the formats in the help. */
static void
list_formats(void)
{
	struct strlist of_class = {0};
	struct strlist of_one = {0};

	for (const struct export_class *c = export_classes; c->name; c++)
		strlist_add(&of_class, c->name);
	for (const struct export_single *s = export_singles; s->name; s++)
		strlist_add(&of_one, s->name);
	rows[0].help = strf("of the class: %s; of one submission: %s",
			    strlist_join(&of_class, ", "),
			    strlist_join(&of_one, ", "));
	strlist_clear(&of_class);
	strlist_clear(&of_one);
}

static void
choose_format(struct exporting *e, const char *name)
{
	if (name == NULL)
		die(EXIT_USAGE, "--format is missing, as in --format junit");
	for (const struct export_class *c = export_classes; c->name; c++)
		if (strcmp(c->name, name) == 0)
			e->class = c;
	for (const struct export_single *s = export_singles; s->name; s++)
		if (strcmp(s->name, name) == 0)
			e->single = s;
	if (e->class == NULL && e->single == NULL)
		die(EXIT_USAGE,
		    "--format %s: no such format; the formats are, %s", name,
		    rows[0].help);
}

static int
export_row(const struct submission_row *row, void *context)
{
	struct exporting *e = context;
	json_t *result;
	json_t *seen;

	if (e->submission != NULL && strcmp(e->submission, row->name) != 0)
		return 0;
	result = compose_result(e->book, row);
	if (e->lab != NULL)
		export_keep_lab(result, e->lab);
	if (e->pseudonyms != NULL)
		pseudonym_put(e->pseudonyms, result);
	seen = student_view(result);
	if (e->class != NULL)
		e->class->one(e->out, &e->options, seen);
	else
		e->single->one(e->out, &e->options, seen);
	e->troubled = e->single != NULL && result_is_troubled(result);
	json_decref(seen);
	json_decref(result);
	return 0;
}

static int
note_name(const struct submission_row *row, void *context)
{
	struct exporting *e = context;

	strlist_add(&e->names, row->name);
	return 0;
}

/** The site must have set the variables that its format needs. */
static void
need_environment(const struct export_single *single)
{
	for (size_t i = 0;
	     single->environment != NULL && single->environment[i] != NULL; i++)
		if (*(getenv(single->environment[i]) ?: "") == '\0')
			die(EXIT_GRADER,
			    "--format %s: the variable %s is not set; the "
			    "site's runner does so",
			    single->name, single->environment[i]);
}

/** Read what all rows and columns need to know about the class. */
static void
read_class(struct exporting *e)
{
	if (e->lab != NULL)
		strlist_add(&e->options.labs, e->lab);
	else
		gradebook_labs(e->book, &e->options.labs);
	e->options.most = gradebook_most(e->book, e->lab);
}

/** Find out whether one submission is meant or the whole class. */
static void
choose_submission(struct exporting *e)
{
	gradebook_submissions(e->book, note_name, e);
	if (e->submission != NULL)
		e->submission = office_name(e->book, e->submission);
	if (e->single != NULL && e->submission == NULL && e->names.count != 1)
		die(EXIT_USAGE,
		    "there are %zu submissions; name one: "
		    "--submission NAME",
		    e->names.count);
}

int
cmd_export(int argc, char **argv)
{
	struct options o = {.assignment = "ipclab"};
	struct exporting e = {
		.submission = o.submission,
		.options = {.assignment = o.assignment, .columns = o.columns}};
	struct error error;
	struct outdir out;
	char *text = NULL;
	char *whose = NULL;
	size_t size;
	bool wrong;
	const char *path;

	list_formats();
	path = command_line(&usage, argc, argv, &o)[0];
	e.submission = o.submission;
	e.options.assignment = o.assignment;
	e.options.columns = o.columns;
	choose_format(&e, o.format);
	if (o.lab != NULL && (e.lab = lab_resolve(o.lab, &error)) == NULL)
		die(EXIT_USAGE, "%s", error.text);
	if (outdir_open_former(&out, path, false, &wrong, &error) < 0)
		die(wrong ? EXIT_USAGE : EXIT_GRADER, "%s", error.text);
	e.book = out.book;
	if (o.anonymous &&
	    (e.pseudonyms = pseudonyms_open(&out, &error)) == NULL)
		die(EXIT_GRADER, "%s", error.text);
	if (o.anonymous && e.submission != NULL)
		whose = pseudonym_whose(path, e.submission);
	if (whose != NULL)
		e.submission = whose;
	choose_submission(&e);
	if (e.single != NULL)
		need_environment(e.single);
	read_class(&e);
	e.out = xmemstream(&text, &size);
	if (e.class != NULL)
		e.class->start(e.out, &e.options);
	if (e.pseudonyms != NULL)
		pseudonyms_each(e.pseudonyms, export_row, &e);
	else
		gradebook_submissions(out.book, export_row, &e);
	if (e.class != NULL)
		e.class->end(e.out);
	fclose(e.out);
	if (gradebook_all_read(out.book, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (o.output != NULL) {
		if (file_write(o.output, text, size, &error) < 0)
			die(EXIT_GRADER, "%s", error.text);
	} else if (fwrite(text, 1, size, stdout) != size ||
		   fflush(stdout) != 0) {
		die(EXIT_GRADER, "standard output can't be written; name a "
				 "file: --output FILE");
	}
	free(text);
	strlist_clear(&e.names);
	strlist_clear(&e.options.labs);
	free(e.lab);
	free(whose);
	pseudonyms_free(e.pseudonyms);
	outdir_close(&out);
	return e.troubled ? EXIT_FAILED : EXIT_PASSED;
}
