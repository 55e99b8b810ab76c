/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INDEX_H
#define PROBE_INDEX_H

#include "probe/findings/finding.h"

/** The table of all rules, ended by a NULL rule. */
struct finding_entry {
	const char *id;
	finding_rule *rule;
};
extern const struct finding_entry finding_table[];

#endif
