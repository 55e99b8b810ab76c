/* SPDX-License-Identifier: MIT */
/* Run all rules; see collect.h. */
#include "probe/findings/collect.h"
#include "probe/findings/consequences.h"
#include "probe/findings/rules/index.h"

int
findings_collect(struct findings *out, const struct model *model)
{
	for (const struct finding_entry *entry = finding_table; entry->id;
	     entry++) {
		if (entry->rule)
			entry->rule(out, model);
	}
	findings_drop_consequences(out);
	return findings_failed(out);
}
