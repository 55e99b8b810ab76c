/* SPDX-License-Identifier: MIT */
/* The page: its frame, style and script, and the run as data. */
#include "probe/page/report_page.h"
#include "probe/base/text.h"
#include "probe/page/page_data.h"
#include <errno.h>
#include <stdlib.h>

static const char style[] =
#include "probe/page/page_style.inc"
	;

static const char script[] =
#include "probe/page/page_script.inc"
	;

/** Names come from students, and must not end the script element. */
static void
put_data(FILE *out, const char *json)
{
	for (; *json; json++) {
		if (*json == '<')
			fputs("\\u003c", out);
		else
			fputc(*json, out);
	}
}

/** The run, and in "other" the one shown beside it. A new reference, or
 *  NULL. */
static json_t *
whole_data(const struct run_result *result)
{
	json_t *data = result->model ? page_data(result) : NULL;

	if (data && result->beside &&
	    json_object_set_new(data, "other", page_data(result->beside)) ==
		    -1) {
		json_decref(data);
		return NULL;
	}
	return data;
}

int
report_page(FILE *out, const struct run_result *result)
{
	json_t *data = whole_data(result);
	char *json =
		data ? json_dumps(data, JSON_COMPACT | JSON_REAL_PRECISION(6))
		     : NULL;
	char *name = data ? text_xml(json_string_value(
				    json_object_get(data, "name")))
			  : NULL;
	int result_code = -1;

	if (json && name) {
		fprintf(out,
			"<!DOCTYPE html>\n<html lang=\"en\">\n"
			"<meta charset=\"utf-8\">\n"
			"<meta name=\"viewport\" "
			"content=\"width=device-width, initial-scale=1\">\n"
			"<title>%s, step by step</title>\n"
			"<style>\n%s</style>\n<main id=\"page\">"
			"<noscript>This page needs its script.</noscript>"
			"</main>\n"
			"<script type=\"application/json\" id=\"run\">",
			name, style);
		put_data(out, json);
		fprintf(out, "</script>\n<script>\n%s</script>\n</html>\n",
			script);
		result_code = fflush(out) == EOF || ferror(out) ? -1 : 0;
	} else {
		errno = ENOMEM;
	}
	free(json);
	free(name);
	json_decref(data);
	return result_code;
}
