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
count(const json_t *lab, enum status status)
{
	const json_t *check;
	long n = 0;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check)
		n += status_in(check) == status;
	return n;
}

/** A suite with one error, if there are no checks to show. */
static void
print_error(FILE *out, const char *submission, const char *suite,
	    const char *type, const char *message)
{
	page_print(out,
		   "  <testsuite name=\"%s%s%s\" tests=\"1\" failures=\"0\" "
		   "errors=\"1\" skipped=\"0\">\n"
		   "    <testcase classname=\"%s\" name=\"%s\" time=\"0\">"
		   "<error type=\"%s\">%s</error></testcase>\n"
		   "  </testsuite>\n",
		   submission, *suite != '\0' ? " " : "", suite, submission,
		   type, type, message);
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
	else if (status == STATUS_SKIP)
		page_print(out, "><skipped message=\"%s\"/></testcase>\n",
			   text_in(check, "message"));
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
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	(void)options;
	if (json_is_string(json_object_get(result, "refused")))
		print_error(out, name, "", "refused",
			    text_in(result, "refused"));
	json_array_foreach (json_object_get(result, "failures"), i, lab)
		print_error(out, name, text_in(lab, "lab"), "not-graded",
			    text_in(lab, "message"));
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *checks = json_object_get(lab, "checks");

		page_print(
			out,
			"  <testsuite name=\"%s %s\" tests=\"%d\" "
			"failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n"
			"    <properties><property name=\"hidden_checks\" "
			"value=\"%s\"/></properties>\n",
			name, text_in(lab, "id"), (long)json_array_size(checks),
			count(lab, STATUS_FAIL), count(lab, STATUS_ERROR),
			count(lab, STATUS_SKIP), text_in(lab, "hidden_checks"));
		json_array_foreach (checks, k, check)
			print_case(out, name, text_in(lab, "id"), check);
		fputs("  </testsuite>\n", out);
	}
}
