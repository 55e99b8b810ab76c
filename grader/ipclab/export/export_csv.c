/* SPDX-License-Identifier: MIT */
/* Grade sheets as Moodle and Canvas import them. */
#include "ipclab/base/json_in.h"
#include "ipclab/book/marks_csv.h"
#include "ipclab/book/remarks.h"
#include "ipclab/book/trouble.h"
#include "ipclab/export/export.h"

#include <stdlib.h>
#include <string.h>

/** What the site or the roster says of the owner, if it is that site. */
static const char *
origin_of(const json_t *result, const char *site, const char *key)
{
	const json_t *origin = json_object_get(result, "origin");
	const char *said = text_in(origin, "site");

	return *said == '\0' || *site == '\0' || strcmp(said, site) == 0
		       ? text_in(origin, key)
		       : "";
}

/** The student's name, or else the submission's name. */
static void
put_name(FILE *out, const json_t *result, const char *site)
{
	const char *name = origin_of(result, site, "name");

	csv_field(out, *name != '\0' ? name : text_in(result, "display"));
}

/** One column for each lab; empty without a mark. */
static void
put_columns(FILE *out, const struct export_options *options,
	    const json_t *result)
{
	for (size_t i = 0; i < options->labs.count; i++) {
		const json_t *lab =
			entry_in(result, "labs", options->labs.items[i]);

		fputc(',', out);
		if (lab_has_mark(result, lab))
			fprintf(out, "%ld", number_in(lab, "score"));
	}
}

/** The feedback column: points for each lab, and all remarks. */
static void
put_labs(FILE *out, const json_t *result)
{
	struct strlist parts = {0};
	const json_t *lab;
	char *joined;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const char *id = text_in(lab, "id");

		if (lab_has_mark(result, lab))
			strlist_take(&parts, strf("%s %ld/%ld", id,
						  number_in(lab, "score"),
						  number_in(lab, "max")));
		else
			strlist_take(&parts, strf("%s no mark yet", id));
	}
	remarks_of(result, &parts);
	joined = strlist_join(&parts, "; ");
	csv_field(out, joined);
	free(joined);
	strlist_clear(&parts);
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
	const char *id = origin_of(result, "moodle", "id");

	(void)options;
	if (strcmp(text_in(json_object_get(result, "origin"), "site"),
		   "moodle") == 0)
		fprintf(out, "Participant %s,", id);
	else {
		csv_field(out,
			  *id != '\0' ? id : text_in(result, "submission"));
		fputc(',', out);
	}
	put_name(out, result, "moodle");
	/* We don't make up a mark if a person must look. */
	if (result_is_troubled(result))
		fputs(",,", out);
	else
		fprintf(out, ",%ld,", number_in(result, "score"));
	fprintf(out, "%ld,", number_in(result, "max"));
	put_labs(out, result);
	fputs("\r\n", out);
}

/** The header, and the row that gives the points of a new assignment. */
void
canvas_start(FILE *out, const struct export_options *options)
{
	fputs("Student,ID,SIS User ID,SIS Login ID,Section", out);
	for (size_t i = 0; i < options->labs.count && options->columns; i++) {
		fputc(',', out);
		csv_field(out, options->labs.items[i]);
	}
	if (!options->columns) {
		fputc(',', out);
		csv_field(out, options->assignment);
		fprintf(out, "\r\n    Points Possible,,,,,%ld", options->most);
	}
	fputs("\r\n", out);
}

void
canvas_one(FILE *out, const struct export_options *options,
	   const json_t *result)
{
	put_name(out, result, "canvas");
	fputc(',', out);
	csv_field(out, origin_of(result, "canvas", "id"));
	fputs(",,,", out);
	if (options->columns)
		put_columns(out, options, result);
	else if (result_is_troubled(result))
		fputc(',', out);
	else
		fprintf(out, ",%ld", number_in(result, "score"));
	fputs("\r\n", out);
}

/** For mail merges: a row for each student, a column for each lab, and the path
 *  of the page. */
void
merge_start(FILE *out, const struct export_options *options)
{
	fputs("submission,name,id,score,max", out);
	for (size_t i = 0; i < options->labs.count; i++) {
		fputc(',', out);
		csv_field(out, options->labs.items[i]);
	}
	fputs(",feedback,comments\r\n", out);
}

void
merge_one(FILE *out, const struct export_options *options, const json_t *result)
{
	csv_field(out, text_in(result, "submission"));
	fputc(',', out);
	put_name(out, result, "");
	fputc(',', out);
	csv_field(out, origin_of(result, "", "id"));
	fputc(',', out);
	if (!result_is_troubled(result))
		fprintf(out, "%ld", number_in(result, "score"));
	fprintf(out, ",%ld", number_in(result, "max"));
	put_columns(out, options, result);
	fprintf(out, ",feedback/%s.html,", text_in(result, "submission"));
	put_labs(out, result);
	fputs("\r\n", out);
}
