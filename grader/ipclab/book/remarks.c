/* SPDX-License-Identifier: MIT */
#include "ipclab/book/remarks.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/standing.h"
#include "ipclab/book/trouble.h"
#include "ipclab/lab/outcome.h"

#include <stdlib.h>

static void
add_missing(const json_t *result, struct strlist *remarks)
{
	struct strlist ids = {0};
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		if (not_run_in(lab) == NOT_RUN_NOTHING_THERE)
			strlist_add(&ids, text_in(lab, "id"));
	if (ids.count > 0) {
		char *joined = strlist_join(&ids, " ");

		strlist_take(remarks, strf("not handed in: %s", joined));
		free(joined);
	}
	strlist_clear(&ids);
}

void
remarks_of(const json_t *result, struct strlist *remarks)
{
	const json_t *note;
	size_t i;

	if (result_is_troubled(result))
		strlist_take(remarks, result_trouble(result));
	if (!hidden_checks_ran(result))
		strlist_add(remarks, "The hidden checks were not run: these "
				     "are the points of public checks only");
	add_missing(result, remarks);
	standing_remarks(result, remarks);
	json_array_foreach (json_object_get(result, "notes"), i, note)
		if (!strlist_has(remarks, json_string_value(note)))
			strlist_add(remarks, json_string_value(note));
}
