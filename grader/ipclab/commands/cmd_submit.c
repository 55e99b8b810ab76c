/* SPDX-License-Identifier: MIT */
/* ipclab submit: pack the files that a lab asks for. */
#include "ipclab/base/json_in.h"
#include "ipclab/commands/check_work.h"
#include "ipclab/commands/command_line.h"
#include "ipclab/commands/last_score.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/intake/archive_write.h"
#include "ipclab/intake/pick.h"
#include "ipclab/terminal/todo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	const char *work;
	const char *output; /* NULL: LAB.tar.gz */
	bool anyway;
};

static const char *
take_archive(void *member, const char *text)
{
	*(const char **)member = text;
	return archive_can_write(text) ? NULL : "FILE.tar.gz or FILE.zip";
}

static const struct option_row rows[] = {
	{"anyway", NULL, AS_FLAG(anyway),
	 "pack even if a file is missing, empty, untouched or does not "
	 "compile"},
	{"work", "DIR", AS_TEXT(work),
	 "your files are in DIR (default: as for 'ipclab check')"},
	{"output", "FILE", AS_OWN(output, take_archive),
	 "the archive to write, FILE.tar.gz or FILE.zip (default: "
	 "LAB.tar.gz)"},
	{0}};

static const struct option_command usage = {
	.name = "ipclab submit",
	.arguments = "[LAB] [--anyway] [--work DIR] [--output FILE]",
	.about = "Check your work, then pack the files that LAB asks for, and "
		 "nothing else.",
	.more = "Exit status: 0 packed; 1 not packed, because your files are "
		"not ready; 2 wrong usage; 3 packed, but it could not be "
		"checked here (not your fault).",
	.rows = rows,
	.most = 1,
};

static const struct bundle_file *
file_of(const struct bundle *bundle, const char *name)
{
	for (size_t i = 0; i < bundle->count; i++)
		if (strcmp(bundle->files[i].path, name) == 0)
			return &bundle->files[i];
	return NULL;
}

static bool
is_empty(const struct bundle_file *file)
{
	return strspn(file->data, " \t\r\n") == file->size;
}

/** Is it the unchanged skeleton, with TODOs in it? A complete header has
    none. */
static bool
is_not_begun(const struct lab *lab, const struct bundle_file *file)
{
	return pick_is_given(file, lab->id, file->path) &&
	       todo_after(file->data, 0) > 0;
}

/** Name each file that is not worth handing in. Returns how many. */
static size_t
complain_of_files(const struct lab *lab, const struct bundle *bundle)
{
	size_t bad = 0;

	for (size_t i = 0; i < lab->files.count; i++) {
		const char *name = lab->files.items[i];
		const struct bundle_file *file = file_of(bundle, name);
		const char *why = file == NULL     ? "it is not in your folder"
				  : is_empty(file) ? "it is empty"
				  : is_not_begun(lab, file)
					  ? "it is the skeleton, untouched"
					  : NULL;

		if (why != NULL)
			printf("%s: %s\n", name, why);
		bad += why != NULL;
	}
	return bad;
}

/** Print the compiler's messages for programs that do not compile. Returns the
 *  number of these programs. */
static size_t
complain_of_compiler(const json_t *result)
{
	const json_t *compile = json_object_get(result, "compile");
	size_t broken = json_array_size(json_object_get(compile, "broken"));

	if (broken > 0)
		printf("It does not compile:\n%s", text_in(compile, "output"));
	return broken;
}

/** Say what is in the archive. */
static void
tell(const struct bundle *bundle, const char *output)
{
	printf("%s: hand in this file. In it:\n", output);
	for (size_t i = 0; i < bundle->count; i++)
		printf("  %s  %zu bytes\n", bundle->files[i].path,
		       bundle->files[i].size);
}

/** Check the work. Returns the lab object, or NULL if that failed; the failure
    has been reported. */
static json_t *
check(const struct lab *lab, struct bundle *bundle)
{
	struct strlist all = {0};
	struct work_check check = {
		.lab = lab, .only = &all, .jobs = check_work_jobs()};
	struct error error;
	json_t *result = check_work(&check, bundle, &error);

	if (result == NULL)
		warning("it could not be checked here, which is not your "
			"fault: %s",
			error.text);
	return result;
}

int
cmd_submit(int argc, char **argv)
{
	struct options options = {0};
	char **args = command_line(&usage, argc, argv, &options);
	struct bundle bundle = {0};
	struct error error;
	struct lab *lab;
	json_t *result;
	char *output;
	char *work;
	size_t bad;
	int status;

	lab = work_lab(args[0]);
	work = work_folder(options.work, lab);
	work_read(&bundle, lab, work);
	output = options.output != NULL ? xstrdup(options.output)
					: strf("%s.tar.gz", lab->id);
	bad = complain_of_files(lab, &bundle);
	result = check(lab, &bundle);
	if (result != NULL)
		last_score_keep(lab, work, &bundle, result);
	bad += result != NULL ? complain_of_compiler(result) : 0;
	if (bad > 0 && !options.anyway)
		die(EXIT_FAILED,
		    "nothing was packed; fix that first, or pack it as it is: "
		    "ipclab submit %s --anyway",
		    lab->id);
	if (archive_write_files(output, lab->id, bundle.files, bundle.count,
				&error) < 0)
		die(EXIT_GRADER, "%s; name another --output", error.text);
	tell(&bundle, output);
	if (result != NULL)
		printf("%ld of %ld points%s\n", number_in(result, "score"),
		       number_in(result, "max"),
		       lab->hidden_checks == HIDDEN_READABLE
			       ? ""
			       : " in the public checks");
	status = result == NULL ? EXIT_GRADER : EXIT_PASSED;
	json_decref(result);
	bundle_clear(&bundle);
	lab_free(lab);
	free(output);
	free(work);
	return status;
}
