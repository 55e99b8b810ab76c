/* SPDX-License-Identifier: MIT */
/* Grade sheets as Moodle and Canvas import them. */
#include "ipclab/base/json_in.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/book/result.h"
#include "ipclab/book/standing.h"
#include "ipclab/export/export.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

/**
 * Split "NAME_ID…" as the site named the folder. Returns whether it is of
 * that form; then the caller frees both.
 */
static bool
split_name(const json_t *result, const char *pattern, char **name, char **id)
{
	const char *display = text_in(result, "display");
	regmatch_t m[3];
	regex_t regex;
	bool matches;

	if (regcomp(&regex, pattern, REG_EXTENDED) != 0)
		return false;
	matches = regexec(&regex, display, 3, m, 0) == 0;
	regfree(&regex);
	if (!matches)
		return false;
	*name = strf("%.*s", (int)m[1].rm_eo, display);
	*id = strf("%.*s", (int)(m[2].rm_eo - m[2].rm_so),
		   display + m[2].rm_so);
	return true;
}

/** The feedback column: points a lab, and what else there is to say. */
static void
put_labs(FILE *out, const json_t *result)
{
	char *text = NULL;
	size_t size;
	FILE *labs = xmemstream(&text, &size);
	struct strlist remarks = {0};
	const json_t *lab;
	const json_t *note;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		fprintf(labs, "%s%s ", i > 0 ? "; " : "", text_in(lab, "id"));
		if (lab_is_troubled(lab))
			fputs("not graded yet", labs);
		else
			fprintf(labs, "%ld/%ld", number_in(lab, "score"),
				number_in(lab, "max"));
	}
	if (strcmp(text_in(result, "hidden_checks"), "run") != 0)
		fputs(" (public checks alone)", labs);
	standing_remarks(result, &remarks);
	for (i = 0; i < remarks.count; i++)
		fprintf(labs, "; %s", remarks.items[i]);
	strlist_clear(&remarks);
	json_array_foreach (json_object_get(result, "notes"), i, note)
		fprintf(labs, "; %s", json_string_value(note));
	fclose(labs);
	csv_field(out, text);
	free(text);
}

void
moodle_start(FILE *out, const struct export_options *options)
{
	(void)options;
	fputs("Identifier,Full name,Grade,Maximum Grade,Feedback comments\r\n",
	      out);
}

void
moodle_one(FILE *out, const struct export_options *options,
	   const json_t *result)
{
	char *name = NULL;
	char *id = NULL;

	(void)options;
	if (split_name(result, "^(.+)_([0-9]+)_assignsubmission_file", &name,
		       &id)) {
		fprintf(out, "Participant %s,", id);
		csv_field(out, name);
	} else {
		csv_field(out, text_in(result, "submission"));
		fputc(',', out);
		csv_field(out, text_in(result, "display"));
	}
	/* No mark of our own making for what needs a person's eye. */
	if (result_is_troubled(result))
		fputs(",,", out);
	else
		fprintf(out, ",%ld,", number_in(result, "score"));
	fprintf(out, "%ld,", number_in(result, "max"));
	put_labs(out, result);
	fputs("\r\n", out);
	free(name);
	free(id);
}

void
canvas_start(FILE *out, const struct export_options *options)
{
	fputs("Student,ID,SIS User ID,SIS Login ID,Section,", out);
	csv_field(out, options->assignment);
	fputs("\r\n", out);
}

void
canvas_one(FILE *out, const struct export_options *options,
	   const json_t *result)
{
	char *name = NULL;
	char *id = NULL;

	(void)options;
	if (split_name(result, "^([^_]+)(_late|_LATE)?_[0-9]+", &name, &id)) {
		const char *number =
			text_in(result, "display") + strlen(name) + strlen(id);

		number += *number == '_';
		csv_field(out, name);
		fprintf(out, ",%.*s", (int)strspn(number, "0123456789"),
			number);
	} else {
		csv_field(out, text_in(result, "display"));
		fputc(',', out);
	}
	fputs(",,,,", out);
	if (!result_is_troubled(result))
		fprintf(out, "%ld", number_in(result, "score"));
	fputs("\r\n", out);
	free(name);
	free(id);
}
