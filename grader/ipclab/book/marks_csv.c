/* SPDX-License-Identifier: MIT */
#include "ipclab/book/marks_csv.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/result.h"
#include "ipclab/book/standing.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>
#include <string.h>

void
csv_field(FILE *file, const char *text)
{
	bool formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL;

	if (!formula && text[strcspn(text, ",\"\r\n")] == '\0') {
		fputs(text, file);
		return;
	}
	fputc('"', file);
	if (formula)
		fputc('\'', file);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			fputc('"', file);
		fputc(*text, file);
	}
	fputc('"', file);
}

void
marks_header(FILE *file, const struct strlist *labs)
{
	fputs("submission,score,max", file);
	for (size_t i = 0; i < labs->count; i++) {
		fputc(',', file);
		csv_field(file, labs->items[i]);
	}
	fputs(",status,note\n", file);
}

static void
put_number(FILE *file, const json_t *object, const char *key)
{
	fprintf(file, ",%" JSON_INTEGER_FORMAT,
		json_integer_value(json_object_get(object, key)));
}

static void
add_notes(const json_t *result, struct strlist *parts)
{
	const json_t *note;
	size_t i;

	standing_remarks(result, parts);

	json_array_foreach (json_object_get(result, "notes"), i, note)
		if (!strlist_has(parts, json_string_value(note)))
			strlist_add(parts, json_string_value(note));
}

/** What is wrong, followed by the notes on the files. */
static char *
trouble_and_notes(const json_t *result)
{
	struct strlist parts = {0};
	char *joined;

	strlist_take(&parts, result_trouble(result));
	add_notes(result, &parts);
	joined = strlist_join(&parts, "; ");
	strlist_clear(&parts);
	return joined;
}

/**
 * What a person should know about a graded submission: that hidden checks did
 * not run, labs for which nothing was handed in, and then the notes on its
 * files.
 */
static char *
remarks(const json_t *result)
{
	struct strlist parts = {0};
	struct strlist ids = {0};
	const json_t *item;
	char *joined;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, item)
		if (not_run_in(item) == NOT_RUN_NOTHING_THERE)
			strlist_add(&ids, json_string_value(
						  json_object_get(item, "id")));
	if (strcmp(text_in(result, "hidden_checks"), "run") != 0)
		strlist_add(&parts, "public checks only");
	joined = strlist_join(&ids, " ");
	if (ids.count > 0)
		strlist_take(&parts, strf("not handed in: %s", joined));
	free(joined);
	add_notes(result, &parts);
	joined = strlist_join(&parts, "; ");
	strlist_clear(&ids);
	strlist_clear(&parts);
	return joined;
}

void
marks_line(FILE *file, const struct strlist *labs, const json_t *result)
{
	char *trouble = result_is_troubled(result) ? trouble_and_notes(result)
						   : remarks(result);

	csv_field(file,
		  json_string_value(json_object_get(result, "submission")));
	/* We don't make up a number if a person must look. */
	if (result_is_troubled(result))
		fputc(',', file);
	else
		put_number(file, result, "score");
	put_number(file, result, "max");
	for (size_t i = 0; i < labs->count; i++) {
		const json_t *lab = entry_in(result, "labs", labs->items[i]);

		if (lab != NULL && !lab_is_troubled(lab))
			put_number(file, lab, "score");
		else
			fputc(',', file);
	}
	fputs(json_is_string(json_object_get(result, "refused")) ? ",refused,"
	      : result_is_troubled(result)                       ? ",look,"
								 : ",graded,",
	      file);
	csv_field(file, trouble);
	fputc('\n', file);
	free(trouble);
}
