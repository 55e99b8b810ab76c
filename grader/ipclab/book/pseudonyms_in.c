/* SPDX-License-Identifier: MIT */
#include "ipclab/book/pseudonyms_in.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/pseudonyms_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** The text with the name replaced wherever it is a whole word. The caller
 *  frees. */
static char *
replaced(const char *text, const char *name, const char *pseudonym)
{
	size_t length = strlen(name);
	const char *at = text;
	char *result = NULL;
	size_t size;
	FILE *out = xmemstream(&result, &size);

	while (*at != '\0')
		if (length > 0 && strncmp(at, name, length) == 0 &&
		    (at == text || !isalnum((unsigned char)at[-1])) &&
		    !isalnum((unsigned char)at[length])) {
			fputs(pseudonym, out);
			at += length;
		} else {
			fputc(*at++, out);
		}
	fclose(out);
	return result;
}

/** Replace it in all strings of a value. */
static void
replace_in(json_t *value, const char *name, const char *pseudonym)
{
	const char *key;
	json_t *item;
	size_t i;

	if (json_is_string(value)) {
		char *text =
			replaced(json_string_value(value), name, pseudonym);

		json_string_set(value, text);
		free(text);
	}
	json_array_foreach (value, i, item)
		replace_in(item, name, pseudonym);
	if (json_is_object(value))
		json_object_foreach (value, key, item)
			replace_in(item, name, pseudonym);
}

void
pseudonyms_in(const struct pseudonyms *p, json_t *value)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct pseudonym_row *person = &p->people[i];

		replace_in(value, person->row.raw, person->pseudonym);
		replace_in(value, person->row.name, person->pseudonym);
	}
}

static bool
said(const json_t *part)
{
	return json_is_string(part) || json_array_size(part) > 0;
}

void
pseudonym_put(const struct pseudonyms *p, json_t *result)
{
	static const char *const parts[] = {"refused", "notes", "looks",
					    "failures"};
	char *name = xstrdup(text_in(result, "submission"));
	char *display = xstrdup(text_in(result, "display"));
	json_t *origin = json_incref(json_object_get(result, "origin"));
	const char *pseudonym = pseudonym_of(p, name);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		json_t *part =
			json_deep_copy(json_object_get(result, parts[i]));

		replace_in(part, display, pseudonym);
		replace_in(part, name, pseudonym);
		replace_in(part, text_in(origin, "name"), pseudonym);
		/* Of two submissions that may be the same person's: the other
		   name. */
		if (said(part))
			pseudonyms_in(p, part);
		json_object_set_new(result, parts[i], part);
	}
	json_object_set_new(result, "submission", json_string(pseudonym));
	json_object_set_new(result, "display", json_string(pseudonym));
	json_object_set_new(result, "origin", json_null());
	json_decref(origin);
	free(name);
	free(display);
}
