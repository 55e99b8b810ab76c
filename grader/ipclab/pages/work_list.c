/* SPDX-License-Identifier: MIT */
#include "ipclab/pages/work_list.h"

#include "ipclab/base/json_in.h"
#include "ipclab/book/trouble.h"
#include "ipclab/lab/outcome.h"
#include "ipclab/pages/page.h"
#include "ipclab/pages/report_row.h"

enum { ALMOST_NOTHING = 10 }; /* percent of the points */

bool
work_is_empty(const json_t *result)
{
	const json_t *lab;
	size_t i;

	json_array_foreach (json_object_get(result, "labs"), i, lab)
		if (not_run_in(lab) != NOT_RUN_NOTHING_THERE)
			return false;
	return true;
}

void
work_add(FILE *list, const json_t *result)
{
	long score = number_in(result, "score");
	long max = number_in(result, "max");
	bool begun = false;
	const json_t *lab;
	size_t i;

	if (result_is_troubled(result) || work_is_empty(result) ||
	    json_array_size(json_object_get(result, "decisions")) > 0)
		return;
	json_array_foreach (json_object_get(result, "labs"), i, lab) {
		const json_t *compile = json_object_get(lab, "compile");

		if (json_array_size(json_object_get(compile, "broken")) == 0)
			continue;
		if (!begun) {
			fputs("<li>", list);
			report_name(list, result);
			fputs(": does not fully compile:", list);
		}
		page_print(list, begun ? ", %s" : " %s", text_in(lab, "id"));
		begun = true;
	}
	if (!begun && score * 100 <= max * ALMOST_NOTHING) {
		fputs("<li>", list);
		report_name(list, result);
		page_print(list, ": almost no points, %d of %d", score, max);
		begun = true;
	}
	if (begun)
		fputs("</li>\n", list);
}
