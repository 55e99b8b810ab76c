/* SPDX-License-Identifier: MIT */
#include "ipclab/base/json_in.h"

#include <string.h>

const char *
text_in(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text != NULL ? text : "";
}

long
number_in(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

json_t *
names_json(const struct strlist *list)
{
	json_t *array = json_array();

	for (size_t i = 0; i < list->count; i++)
		json_array_append_new(array, json_string(list->items[i]));
	return array;
}

json_t *
entry_in(const json_t *object, const char *list, const char *id)
{
	json_t *entry;
	size_t i;

	json_array_foreach (json_object_get(object, list), i, entry)
		if (strcmp(text_in(entry, "id"), id) == 0)
			return entry;
	return NULL;
}
