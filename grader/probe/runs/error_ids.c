/* SPDX-License-Identifier: MIT */
/* Mistakes that are already known; see error_ids.h. */
#include "probe/runs/error_ids.h"
#include <string.h>

static bool
is_known(const struct error_ids *known, const char *id)
{
	for (size_t i = 0; i < known->len; i++)
		if (!strcmp(known->ids[i], id))
			return true;
	return false;
}

void
error_ids_note(struct error_ids *known, const struct findings *findings)
{
	for (size_t i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->list[i];

		if (finding->severity == SEVERITY_ERROR &&
		    known->len < KNOWN_MAX && !is_known(known, finding->id))
			known->ids[known->len++] = finding->id;
	}
}

bool
error_ids_have_news(const struct error_ids *known,
		    const struct findings *findings)
{
	for (size_t i = 0; i < findings->len; i++)
		if (findings->list[i]->severity == SEVERITY_ERROR &&
		    !is_known(known, findings->list[i]->id))
			return true;
	return false;
}
