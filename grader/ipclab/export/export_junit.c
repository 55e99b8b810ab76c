/* JUnit XML: a suite a submission and lab, a case a check. */
#include "ipclab/base/json_in.h"
#include "ipclab/export/export.h"
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

static bool
is(const json_t *check, const char *status)
{
	return strcmp(text_in(check, "status"), status) == 0;
}

static long
count(const json_t *lab, const char *status)
{
	const json_t *check;
	long n = 0;
	size_t i;

	json_array_foreach (json_object_get(lab, "checks"), i, check)
		n += is(check, status);
	return n;
}

static void
print_case(FILE *out, const char *submission, const char *lab,
	   const json_t *check)
{
	const json_t *first =
		json_array_get(json_object_get(check, "findings"), 0);
	char *message = export_message(check);

	page_print(out,
		   "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"0\"",
		   submission, lab, text_in(check, "title"));
	if (is(check, "pass"))
		fputs("/>\n", out);
	else if (is(check, "skip"))
		page_print(out, "><skipped message=\"%s\"/></testcase>\n",
			   text_in(check, "message"));
	else
		page_print(out,
			   is(check, "fail")
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
	const json_t *lab;
	const json_t *check;
	size_t i;
	size_t k;

	(void)options;
	if (json_is_string(json_object_get(result, "refused")))
		page_print(out,
			   "  <testsuite name=\"%s\" tests=\"1\" "
			   "failures=\"0\" errors=\"1\" skipped=\"0\">\n"
			   "    <testcase classname=\"%s\" name=\"intake\" "
			   "time=\"0\"><error type=\"refused\">%s</error>"
			   "</testcase>\n  </testsuite>\n",
			   text_in(result, "submission"),
			   text_in(result, "submission"),
			   text_in(result, "refused"));
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *checks = json_object_get(lab, "checks");

		page_print(out,
			   "  <testsuite name=\"%s %s\" tests=\"%d\" "
			   "failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n",
			   text_in(result, "submission"), text_in(lab, "id"),
			   (long)json_array_size(checks), count(lab, "fail"),
			   count(lab, "error"), count(lab, "skip"));
		json_array_foreach (checks, k, check)
			print_case(out, text_in(result, "submission"),
				   text_in(lab, "id"), check);
		fputs("  </testsuite>\n", out);
	}
}
