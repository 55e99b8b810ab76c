/* SPDX-License-Identifier: MIT */
/* JUnit XML: one suite for each submission and lab, one case for each check. */
#include "ipclab/base/json_in.h"
#include "ipclab/export/export.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/page.h"

#include <stdlib.h>
#include <string.h>

void
junit_start(FILE *out, const struct export_options *options)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", out);
	page_print(out, "<testsuites name=\"%s\">\n", options->assignment);
}

void
junit_end(FILE *out)
{
	fputs("</testsuites>\n", out);
}

static long
count(const json_t *checks, enum status status)
{
	const json_t *check;
	long n = 0;
	size_t i;

	json_array_foreach (checks, i, check)
		n += status_in(check) == status;
	return n;
}

/** End a suite; the first one of a submission has its remarks. */
static void
end_suite(FILE *out, char *summary)
{
	if (*summary != '\0')
		page_print(out, "    <system-out>%s</system-out>\n", summary);
	*summary = '\0';
	fputs("  </testsuite>\n", out);
}

/** A suite with one error, if there are no checks to show. */
static void
print_error(FILE *out, const char *submission, const char *suite,
	    const char *type, const char *message, char *summary)
{
	page_print(out,
		   "  <testsuite name=\"%s%s%s\" tests=\"1\" failures=\"0\" "
		   "errors=\"1\" skipped=\"0\">\n"
		   "    <testcase classname=\"%s\" name=\"%s\" time=\"0\">"
		   "<error type=\"%s\">%s</error></testcase>\n",
		   submission, *suite != '\0' ? " " : "", suite, submission,
		   type, type, message);
	end_suite(out, summary);
}

static void
print_case(FILE *out, const char *submission, const char *lab,
	   const json_t *check)
{
	const json_t *first =
		json_array_get(json_object_get(check, "findings"), 0);
	enum status status = status_in(check);
	char *message = export_message(check);

	page_print(out,
		   "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"0\"",
		   submission, lab, text_in(check, "title"));
	if (status == STATUS_PASS)
		fputs("/>\n", out);
	else
		page_print(out,
			   status == STATUS_FAIL
				   ? "><failure type=\"%s\">%s</failure>"
				     "</testcase>\n"
				   : "><error type=\"%s\">%s</error>"
				     "</testcase>\n",
			   first != NULL ? text_in(first, "id")
					 : text_in(check, "id"),
			   message);
	free(message);
}

void
junit_one(FILE *out, const struct export_options *options, const json_t *result)
{
	const char *name = text_in(result, "submission");
	char *summary = export_summary(result);
	const json_t *look;
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	(void)options;
	if (json_is_string(json_object_get(result, "refused")))
		print_error(out, name, "", "refused",
			    text_in(result, "refused"), summary);
	json_array_foreach (json_object_get(result, "looks"), i, look)
		print_error(out, name, "", "look", text_in(look, "message"),
			    summary);
	json_array_foreach (json_object_get(result, "failures"), i, lab)
		print_error(out, name, text_in(lab, "lab"), "not-graded",
			    text_in(lab, "message"), summary);
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *checks = json_object_get(lab, "checks");
		long all = (long)json_array_size(checks);
		long failed = count(checks, STATUS_FAIL);

		/* One that could not be run is an error: readers take a
		   skipped one for good. */
		page_print(out,
			   "  <testsuite name=\"%s %s\" tests=\"%d\" "
			   "failures=\"%d\" errors=\"%d\" skipped=\"0\">\n"
			   "    <properties><property name=\"hidden_checks\" "
			   "value=\"%s\"/></properties>\n",
			   name, text_in(lab, "id"), all, failed,
			   all - failed - count(checks, STATUS_PASS),
			   text_in(lab, "hidden_checks"));
		json_array_foreach (checks, k, check)
			print_case(out, name, text_in(lab, "id"), check);
		end_suite(out, summary);
	}
	free(summary);
}
