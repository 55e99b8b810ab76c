/* SPDX-License-Identifier: MIT */
#include "probe/reports.h"
#include "probe/command/interrupts.h"
#include "probe/draw/report_picture.h"
#include "probe/draw/report_svg.h"
#include "probe/draw/report_timeline_text.h"
#include "probe/page/report_page.h"
#include "probe/report/report_json.h"
#include "probe/report/report_output.h"
#include "probe/report/report_sarif.h"
#include "probe/report/report_summary.h"
#include "probe/report/report_text.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define COLUMNS 80

typedef int report_function(FILE *out, const struct run_result *result);

static bool
colour_wanted(FILE *out)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	return isatty(fileno(out)) && (!no_color || !*no_color) &&
	       (!term || strcmp(term, "dumb") != 0);
}

/** A file gets 80 columns, a terminal as many as it has, up to 132. */
static int
columns_of(FILE *out)
{
	struct winsize size;

	if (ioctl(fileno(out), TIOCGWINSZ, &size) < 0 || size.ws_col < 40)
		return COLUMNS;
	return size.ws_col < 132 ? size.ws_col : 132;
}

/* Overwrite, and let finish() cut off the rest. Truncating first would make
 * ext4 flush the file to disk at close, which takes longer than the report. */
static FILE *
begin(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	FILE *out = fd == -1 ? NULL : fdopen(fd, "w");

	if (fd != -1 && !out)
		close(fd);
	return out;
}

static int
finish(FILE *out)
{
	struct stat st;
	bool failed = fflush(out) == EOF || fstat(fileno(out), &st) == -1;

	if (!failed && S_ISREG(st.st_mode))
		failed = ftruncate(fileno(out), ftello(out)) == -1;
	interrupt_whole_file();
	return fclose(out) == EOF || failed ? EOF : 0;
}

/** Write one report to its file; "-" is standard output. */
static int
write_report(const char *path, report_function *report,
	     const struct run_result *result)
{
	FILE *out;
	int failed;

	if (!path)
		return 0;
	out = strcmp(path, "-") == 0 ? stdout : begin(path);
	if (!out) {
		fprintf(stderr, "ipcprobe: %s: %s\n", path, strerror(errno));
		return -1;
	}
	interrupt_begin_file(fileno(out));
	failed = report(out, result) == -1;
	if (out == stdout ? fflush(out) == EOF : finish(out) == EOF)
		failed = 1;
	interrupt_whole_file();
	if (failed)
		fprintf(stderr, "ipcprobe: %s: %s\n", path, strerror(errno));
	return failed ? -1 : 0;
}

static int
timeline(FILE *out, const struct run_result *result)
{
	return report_timeline_text(out, result, columns_of(out),
				    colour_wanted(out));
}

int
reports_write(const struct options *options, const struct run_result *result)
{
	bool colour = colour_wanted(stderr);
	int failed = 0;

	failed |= write_report(options->json, report_json, result);
	failed |= write_report(options->summary, report_summary, result);
	failed |= write_report(options->page, report_page, result);
	failed |= write_report(options->sarif, report_sarif, result);
	failed |= write_report(options->svg, report_svg, result);
	if (options->replay)
		failed |= write_report(options->stdout_path, report_output,
				       result);
	failed |= write_report(options->timeline, timeline, result);
	if (!options->quiet)
		failed |= report_text(stderr, result, colour);
	if (options->picture && fputc('\n', stderr) != EOF)
		failed |= report_picture(stderr, result, columns_of(stderr),
					 colour);
	return failed ? -1 : 0;
}
