/* ipclab check: a student's own check of one lab. */
#include "ipclab/base/files.h"
#include "ipclab/calibrate/calibrate.h"
#include "ipclab/commands/command.h"
#include "ipclab/commands/jobs.h"
#include "ipclab/commands/student_files.h"
#include "ipclab/grade/grading.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/terminal/terminal.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
	"Usage: ipclab check [OPTION...] [LAB]\n"
	"Build your programs of a lab and check them. LAB is 02-dup2, dup2 or "
	"2;\n"
	"without it, the lab is the one that the current folder is named "
	"after.\n\n"
	"  --only ID    run one check only (several: with commas between)\n"
	"  --seed N     choose the random input: a failure shown with a seed "
	"is\n"
	"               seen again with it (default: from your files, so that "
	"the\n"
	"               same files always get the same verdict)\n"
	"  --jobs N     so many checks at a time (default: one a processor, "
	"at\n"
	"               most 2; the verdicts are the same)\n"
	"  --work DIR   your files are in DIR (default: the current folder, "
	"or\n"
	"               the folder in it that is named after the lab)\n"
	"  --json FILE  write the result to FILE as well ('-': to stdout "
	"only)\n"
	"  --help       show this\n\n"
	"Exit status: 0 all checks pass; 1 a check fails; 2 wrong usage; 3 "
	"the\n"
	"grader could not tell (not your fault).\n";

struct options {
	const char *json;
	const char *work;
	struct strlist only;
	unsigned long seed;
	size_t jobs;
	const char *lab;
};

static unsigned long
parse_seed(const char *text)
{
	char *end;
	unsigned long seed;

	errno = 0;
	seed = strtoul(text, &end, 10);
	if (errno != 0 || *end != '\0' || end == text || *text == '-' ||
	    seed == 0 || seed > 0x7fffffff)
		die(EXIT_USAGE, "--seed %s: not a number from 1 to 2147483647",
		    text);
	return seed;
}

static void
parse(int argc, char **argv, struct options *options)
{
	static const struct option longs[] = {
		{"jobs", required_argument, NULL, 'n'},
		{"json", required_argument, NULL, 'j'},
		{"only", required_argument, NULL, 'o'},
		{"seed", required_argument, NULL, 's'},
		{"work", required_argument, NULL, 'w'},
		{"help", no_argument, NULL, 'h'},
		{0}};
	int option;

	/* More gain nothing: each lot costs a start of Bats. */
	options->jobs = jobs_default() < 2 ? 1 : 2;
	while ((option = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		switch (option) {
		case 'j':
			options->json = optarg;
			break;
		case 'n':
			options->jobs = jobs_parse(optarg);
			break;
		case 'o':
			strlist_split(&options->only, optarg, ',');
			break;
		case 's':
			options->seed = parse_seed(optarg);
			break;
		case 'w':
			options->work = optarg;
			break;
		case 'h':
			usage(EXIT_PASSED, "check", help);
		default:
			usage(EXIT_USAGE, "check", help);
		}
	}
	if (argc - optind > 1)
		usage(EXIT_USAGE, "check", help);
	options->lab = argv[optind];
}

static unsigned long
seed_of_bundle(const struct bundle *bundle)
{
	unsigned long seed = 0;

	for (size_t i = 0; i < bundle->count; i++)
		seed ^= seed_of(bundle->files[i].data, bundle->files[i].size);
	return seed % 999999 + 1;
}

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
write_json(const json_t *lab, const char *path)
{
	struct error error;
	char *text = json_dumps(lab, JSON_INDENT(2));
	char *line = strf("%s\n", text);

	if (strcmp(path, "-") == 0)
		fputs(line, stdout);
	else if (file_write(path, line, strlen(line), &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	free(line);
	free(text);
}

int
cmd_check(int argc, char **argv)
{
	struct options options = {0};
	struct error error;
	struct tools tools;
	struct sandbox sandbox;
	struct bundle bundle = {0};
	struct grading grading;
	struct lab *lab;
	char *work;
	json_t *result;
	int status;

	parse(argc, argv, &options);
	lab = work_lab(options.lab);
	work = work_folder(options.work, lab);
	work_read(&bundle, lab, work);
	if (tools_find(&tools, &error) < 0 ||
	    sandbox_choose(&sandbox, "none", &tools, &error) < 0 ||
	    calibrate(&sandbox, &error) < 0)
		die(EXIT_GRADER, "%s", error.text);
	if (options.seed == 0)
		options.seed = seed_of_bundle(&bundle);
	run_catch_signals();
	grading = (struct grading){.lab = lab,
				   .sandbox = &sandbox,
				   .only = &options.only,
				   .seed = options.seed,
				   .jobs = options.jobs};
	result = grade_lab(&grading, &bundle, &error);
	end_by_signal();
	if (result == NULL)
		die(EXIT_GRADER, "%s", error.text);
	terminal_start(stdout);
	if (options.json == NULL || strcmp(options.json, "-") != 0)
		terminal_lab(stdout, result);
	if (options.json != NULL)
		write_json(result, options.json);
	status = verdict(result);
	json_decref(result);
	bundle_clear(&bundle);
	strlist_clear(&options.only);
	tools_free(&tools);
	lab_free(lab);
	free(work);
	return status;
}
