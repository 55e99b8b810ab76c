/* SPDX-License-Identifier: MIT */
/* What a JSON object has under a key; lists as JSON. */
#ifndef IPCLAB_JSON_IN_H
#define IPCLAB_JSON_IN_H

#include "ipclab/base/mem.h"

#include <jansson.h>

/** The string, owned by the object; "" if there is none. */
const char *text_in(const json_t *object, const char *key);

/** The number; 0 if there is none. */
long number_in(const json_t *object, const char *key);

/** The object with that "id" in the list under a key; NULL if none has it. */
json_t *entry_in(const json_t *object, const char *list, const char *id);

/** An array of the strings. The caller owns it. */
json_t *names_json(const struct strlist *list);

#endif
