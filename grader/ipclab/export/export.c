#include "ipclab/export/export.h"

#include "ipclab/base/json_in.h"
#include "ipclab/base/mem.h"

#include <stdlib.h>
#include <string.h>

static void
no_end(FILE *out)
{
	(void)out;
}

const struct export_class export_classes[] = {
	{"junit", junit_start, junit_one, junit_end},
	{"moodle", moodle_start, moodle_one, no_end},
	{"canvas", canvas_start, canvas_one, no_end},
	{NULL, NULL, NULL, NULL}};

const struct export_single export_singles[] = {
	{"gradescope", gradescope_one},
	{"autolab", autolab_one},
	{"prairielearn", prairielearn_one},
	{"github", github_one},
	{NULL, NULL}};

static void
print_finding(FILE *out, const json_t *finding, const char *said)
{
	const json_t *place;
	size_t i;

	if (strstr(said, text_in(finding, "message")) == NULL)
		fprintf(out, "\n%s", text_in(finding, "message"));
	json_array_foreach (json_object_get(finding, "source"), i, place)
		fprintf(out, "\n  %s:%ld: %s", text_in(place, "file"),
			number_in(place, "line"), text_in(place, "what"));
	if (*text_in(finding, "next_step") != '\0')
		fprintf(out, "\n%s", text_in(finding, "next_step"));
	if (*text_in(finding, "id") != '\0')
		fprintf(out, "\nMore: ipclab explain %s",
			text_in(finding, "id"));
}

char *
export_message(const json_t *check)
{
	const char *message = text_in(check, "message");
	char *text = NULL;
	size_t size;
	FILE *out;
	const json_t *finding;
	size_t i;

	if (strcmp(text_in(check, "status"), "pass") == 0 ||
	    strcmp(text_in(check, "visibility"), "hidden") == 0)
		return xstrdup("");
	out = xmemstream(&text, &size);
	fputs(message, out);
	json_array_foreach (json_object_get(check, "findings"), i, finding)
		print_finding(out, finding, message);
	if (*text_in(check, "expected") != '\0')
		fprintf(out, "\nexpected:\n%s\nactual:\n%s",
			text_in(check, "expected"), text_in(check, "actual"));
	fprintf(out, "\nAgain: %s", text_in(check, "replay"));
	fclose(out);
	return text;
}
