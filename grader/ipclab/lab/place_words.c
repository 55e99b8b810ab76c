/* SPDX-License-Identifier: MIT */
#include "ipclab/lab/place_words.h"

#include "ipclab/base/json_in.h"

char *
place_words(const json_t *place)
{
	const char *what = text_in(place, "what");
	const json_t *caller = json_object_get(place, "caller");

	if (caller == NULL)
		return xstrdup(what);
	return strf("%s%sin %s() called at %s:%ld", what,
		    *what != '\0' ? ", " : "", text_in(caller, "wrapper"),
		    text_in(caller, "file"), number_in(caller, "line"));
}
