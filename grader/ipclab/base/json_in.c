#include "ipclab/base/json_in.h"

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
