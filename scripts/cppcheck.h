/* SPDX-License-Identifier: MIT */
/* Macros of system headers, which cppcheck does not read; see scripts/lint. */
#define json_array_foreach(array, i, value)                                    \
	for (i = 0; (value = json_array_get(array, i)); i++)
#define json_object_foreach(object, key, value)                                \
	for (key = first_key(object); (value = json_object_get(object, key));  \
	     key = next_key(object, key))
