/* SPDX-License-Identifier: MIT */
#include "ipclab/book/marks_csv.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/remarks.h"
#include "ipclab/book/trouble.h"

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

void
marks_line(FILE *file, const struct strlist *labs, const json_t *result)
{
	struct strlist remarks = {0};
	char *note;

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

		if (lab_has_mark(result, lab))
			put_number(file, lab, "score");
		else
			fputc(',', file);
	}
	fputs(json_is_string(json_object_get(result, "refused")) ? ",refused,"
	      : result_is_troubled(result)                       ? ",look,"
								 : ",graded,",
	      file);
	remarks_of(result, &remarks);
	note = strlist_join(&remarks, "; ");
	csv_field(file, note);
	fputc('\n', file);
	free(note);
	strlist_clear(&remarks);
}
