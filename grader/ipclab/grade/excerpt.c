/* SPDX-License-Identifier: MIT */
#include "ipclab/grade/excerpt.h"

#include "ipclab/base/files.h"
#include "ipclab/base/untrusted_text.h"
#include "ipclab/intake/bundle.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND = 2 }; /* lines before and after */

/** The line at text as a JSON string. *next: the line after it, or NULL. */
static json_t *
line_at(const char *text, const char **next)
{
	size_t size = strcspn(text, "\n");
	char *line = text_clean(text, size < 200 ? size : 200);
	json_t *string = json_string(line);

	*next = text[size] != '\0' && text[size + 1] != '\0' ? text + size + 1
							     : NULL;
	free(line);
	return string;
}

static json_t *
excerpt_of(const char *source, long wanted)
{
	long start = wanted > AROUND ? wanted - AROUND : 1;
	json_t *lines = json_array();
	const char *next = source;
	long number = 1;

	for (; next != NULL && number <= wanted + AROUND; number++) {
		json_t *line = line_at(next, &next);

		if (number >= start)
			json_array_append_new(lines, line);
		else
			json_decref(line);
	}
	if (number <= wanted) {
		json_decref(lines);
		return NULL;
	}
	return json_pack("{s:I,s:o}", "start", (json_int_t)start, "lines",
			 lines);
}

static void
add_to_place(json_t *place, const struct workspace *ws)
{
	const char *file = json_string_value(json_object_get(place, "file"));
	long line = json_integer_value(json_object_get(place, "line"));
	json_t *excerpt;
	char *source;
	char *path;

	if (file == NULL || line < 1 || strchr(file, '/') != NULL)
		return;
	path = strf("%s/%s", ws->src, file);
	source = file_read(path, BUNDLE_FILE_BYTES, NULL);
	excerpt = source != NULL ? excerpt_of(source, line) : NULL;
	if (excerpt != NULL)
		json_object_set_new(place, "excerpt", excerpt);
	free(source);
	free(path);
}

void
excerpt_add(json_t *findings, const struct workspace *ws)
{
	json_t *finding;
	json_t *place;
	size_t i;
	size_t k;

	json_array_foreach (findings, i, finding)
		json_array_foreach (json_object_get(finding, "source"), k,
				    place)
			add_to_place(place, ws);
}
