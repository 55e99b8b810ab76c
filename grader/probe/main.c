/*
 * ipcprobe: run a program under observation.
 *
 * Exit status: the program's own; 123 with --strict if a finding is an error;
 * 124 a limit or a deadlock ended it; 125 ipcprobe's own fault; 126 the
 * program can't be run; 127 it is not found.
 */
#include "options.h"
#include "report.h"
#include "observation.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_OWN_FAULT = 125 };

static bool
colour_wanted(FILE *out)
{
	const char *no_color = getenv("NO_COLOR");

	return isatty(fileno(out)) && (!no_color || !*no_color);
}

typedef int report_function(FILE *out, const struct run_result *result);

/* Write one report to its file. Returns 0, or -1 when told. */
static int
write_report(const char *path, report_function *report,
	     const struct run_result *result)
{
	FILE *out;
	int failed;

	if (!path)
		return 0;
	out = strcmp(path, "-") == 0 ? stdout : fopen(path, "we");
	if (!out) {
		fprintf(stderr, "ipcprobe: %s: %s\n", path, strerror(errno));
		return -1;
	}
	failed = report(out, result) == -1;
	if (out == stdout ? fflush(out) == EOF : fclose(out) == EOF)
		failed = 1;
	if (failed)
		fprintf(stderr, "ipcprobe: %s: %s\n", path, strerror(errno));
	return failed ? -1 : 0;
}

static int
write_reports(const struct options *options, const struct run_result *result)
{
	int failed = 0;

	failed |= write_report(options->json, report_json, result);
	failed |= write_report(options->svg, report_svg, result);
	if (!options->quiet)
		failed |= report_text(stderr, result, colour_wanted(stderr));
	return failed;
}

int
main(int argc, char *argv[])
{
	struct options options;
	struct observation run;
	const char *what;
	int status = options_parse(&options, argc, argv);

	if (status != -1) {
		options_free(&options);
		return status;
	}
	if (observation_run(&run, &options, &what) == -1) {
		fprintf(stderr, "ipcprobe: %s: %s\n", what, strerror(errno));
		status = EXIT_OWN_FAULT;
	} else {
		if (run.exec_errno)
			fprintf(stderr, "ipcprobe: %s: %s\n", options.argv[0],
				strerror(run.exec_errno));
		status = observation_status(&run, &options);
		if (write_reports(&options, &run.result) != 0)
			status = EXIT_OWN_FAULT;
	}
	observation_free(&run);
	options_free(&options);
	return status;
}
