/* SPDX-License-Identifier: MIT */
/* ipclab check: a student checks one lab. */
#include "ipclab/base/files.h"
#include "ipclab/book/student_view.h"
#include "ipclab/commands/check_work.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/jobs.h"
#include "ipclab/commands/last_score.h"
#include "ipclab/commands/next_step.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/export/export.h"
#include "ipclab/export/sarif.h"
#include "ipclab/lab/checklist.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/feedback.h"
#include "ipclab/terminal/terminal.h"
#include "ipclab/terminal/terminal_gcc.h"
#include "ipclab/terminal/terminal_lab.h"
#include "ipclab/terminal/terminal_order.h"
#include "ipclab/terminal/terminal_stream.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
	const char *first;
	const char *html;
	const char *json;
	const char *junit;
	const char *sarif;
	const char *work;
	bool all;
	bool gcc;
	struct strlist only;
	unsigned long seed;
	unsigned long jobs;
};

static const struct option_row rows[] = {
	{"all", NULL, AS_FLAG(all), "show everything that every check saw"},
	{"only", "ID", AS_OWN(only, take_names),
	 "run only this check (several: separated by commas)"},
	{"first", "ID", AS_TEXT(first),
	 "show this check as soon as it is known, before its turn"},
	{"seed", "N", AS_NUMBER(seed, 1, INT_MAX),
	 "choose the random input: a failure shown with a seed is seen again "
	 "with it (default: from your files, so that the same files always get "
	 "the same verdict)"},
	{"jobs", "N", AS_NUMBER(jobs, 1, JOBS_MOST),
	 "run N checks at a time (default: one per processor, at most 2; "
	 "verdicts don't depend on it)"},
	{"work", "DIR", AS_TEXT(work),
	 "your files are in DIR (default: the current folder, or the folder in "
	 "it that is named after the lab)"},
	{"gcc", NULL, AS_FLAG(gcc),
	 "show it as compilers do, for editors: FILE:LINE: error: ..."},
	{"html", "FILE", AS_TEXT(html),
	 "write a page with all of it, pictures, and the runs that checks "
	 "failed at, to step through"},
	{"sarif", "FILE", AS_TEXT(sarif),
	 "write the findings for tools that read SARIF 2.1.0"},
	{"junit", "FILE", AS_TEXT(junit),
	 "write the checks for tools that read JUnit's XML"},
	{"json", "FILE", AS_TEXT(json),
	 "write the result to FILE as well ('-': to stdout only)"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab check",
	.arguments = "[OPTION...] [LAB]",
	.about = "Build your programs of a lab and check them. LAB is 02-dup2, "
		 "dup2 or 2; without it, the lab is taken from the current "
		 "folder: from its name or its files. The first check that "
		 "fails is shown in full, the others in one line each.",
	.more = "Exit status: 0 all checks pass; 1 a check fails; 2 wrong "
		"usage; 3 no verdict (not your fault).",
	.rows = rows,
	.most = 1,
};

static int
verdict(const json_t *lab)
{
	const json_t *checks = json_object_get(lab, "checks");
	const json_t *check;
	int result = EXIT_PASSED;
	size_t i;

	json_array_foreach (checks, i, check) {
		if (!status_is_verdict(status_in(check)))
			return EXIT_GRADER;
		if (status_in(check) == STATUS_FAIL)
			result = EXIT_FAILED;
	}
	return result;
}

static void
write_text(const char *text, size_t size, const char *path)
{
	struct error error;

	if (strcmp(path, "-") == 0)
		fwrite(text, 1, size, stdout);
	else if (file_write(path, text, size, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
}

/** Takes over the document. */
static void
write_json(json_t *document, const char *path)
{
	char *text = json_dumps(document, JSON_INDENT(2));
	char *line = strf("%s\n", text);

	write_text(line, strlen(line), path);
	free(line);
	free(text);
	json_decref(document);
}

/** A class document with one submission, for functions that expect one. */
static json_t *
as_submission(const char *name, json_t *result)
{
	return json_pack("{s:s,s:O,s:O,s:[O]}", "submission", name, "score",
			 json_object_get(result, "score"), "max",
			 json_object_get(result, "max"), "labs", result);
}

static void
print_junit(FILE *out, const json_t *document)
{
	struct export_options options = {.assignment = "ipclab"};
	json_t *seen = student_view(document);

	junit_start(out, &options);
	junit_one(out, &options, seen);
	json_decref(seen);
	junit_end(out);
}

static void
write_by(void (*print)(FILE *out, const json_t *document), const char *name,
	 json_t *result, const char *path)
{
	json_t *document = as_submission(name, result);
	char *text;
	size_t size;
	FILE *file = xmemstream(&text, &size);

	print(file, document);
	fclose(file);
	write_text(text, size, path);
	free(text);
	json_decref(document);
}

static bool
is_stdout(const char *path)
{
	return path != NULL && strcmp(path, "-") == 0;
}

static void
stream_built(void *stream, const json_t *lab)
{
	terminal_stream_built(stream, lab);
}

static void
stream_judged(void *stream, const json_t *check)
{
	terminal_stream_judged(stream, check);
}

/** Grade it; at a terminal, print results as they come. */
static json_t *
run(const struct options *options, const struct lab *lab, struct bundle *bundle,
    bool shown)
{
	struct terminal_stream stream = {.all = options->all,
					 .eager = options->first};
	struct grading_progress progress = {stream_built, stream_judged,
					    &stream};
	struct work_check check = {.lab = lab,
				   .only = &options->only,
				   .first = options->first,
				   .seed = options->seed,
				   .jobs = options->jobs,
				   .pages = options->html != NULL,
				   .progress = shown ? &progress : NULL};
	struct error error;
	json_t *result;

	if (shown)
		terminal_stream_begin(&stream, stdout, lab->id, lab->title);
	result = check_work(&check, bundle, &error);
	if (result == NULL)
		die(EXIT_GRADER, "%s", error.text);
	if (shown)
		terminal_stream_end(&stream);
	return result;
}

/** Print the next step and the points, or everything in an editor's format. */
static void
conclude(const struct options *options, const struct lab *lab, const char *work,
	 const struct bundle *bundle, const json_t *result)
{
	json_t *ordered = terminal_in_order(result);
	char *folder = strcmp(work, ".") == 0 ? xstrdup("") : strf("%s/", work);

	if (options->gcc) {
		terminal_gcc(stdout, ordered, folder, next_step_place, bundle);
	} else {
		next_step_print(stdout, ordered, bundle);
		terminal_score(stdout, ordered);
		if (options->only.count == 0)
			next_step_hidden(stdout, ordered, lab, bundle);
	}
	json_decref(ordered);
	free(folder);
}

/** An unknown id is wrong usage; a lab that can't be read is our fault. */
static void
refuse_unknown(const struct lab *lab, const struct strlist *only)
{
	struct checklist list;
	struct error error;

	if (checklist_read(&list, lab, NULL, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	checklist_clear(&list);
	if (only->count == 0)
		return;
	if (checklist_read(&list, lab, only, &error) < 0)
		die(EXIT_USAGE, "%s", error.text);
	checklist_clear(&list);
}

int
cmd_check(int argc, char **argv)
{
	struct options options = {.jobs = check_work_jobs()};
	char **args = command_line(&usage, argc, argv, &options);
	struct bundle bundle = {0};
	struct lab *lab;
	char *work;
	json_t *result;
	bool to_person;
	int status;

	lab = work_lab(args[0]);
	work = work_folder(options.work, lab);
	work_read(&bundle, lab, work);
	refuse_unknown(lab, &options.only);
	to_person = !is_stdout(options.json) && !is_stdout(options.sarif) &&
		    !is_stdout(options.html) && !is_stdout(options.junit);
	terminal_start(stdout);
	result = run(&options, lab, &bundle, to_person && !options.gcc);
	if (options.only.count == 0)
		last_score_keep(lab, work, &bundle, result);
	if (to_person)
		conclude(&options, lab, work, &bundle, result);
	if (options.json != NULL)
		write_json(json_incref(result), options.json);
	if (options.sarif != NULL)
		write_json(sarif_log(result), options.sarif);
	if (options.html != NULL)
		write_by(feedback_page, lab->id, result, options.html);
	if (options.junit != NULL)
		write_by(print_junit, "check", result, options.junit);
	status = verdict(result);
	json_decref(result);
	bundle_clear(&bundle);
	strlist_clear(&options.only);
	lab_free(lab);
	free(work);
	return status;
}
