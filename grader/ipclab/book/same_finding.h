/* SPDX-License-Identifier: MIT */
/* One mistake makes many checks fail: it is explained once. */
#ifndef IPCLAB_SAME_FINDING_H
#define IPCLAB_SAME_FINDING_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/** Is it, be it of another process, among the first count findings of a
    check of a result? The same are those of one id and the same places. */
bool same_finding_among(const json_t *finding, const json_t *check,
			size_t count);

/** The title of a check of the lab's result before this one that has it among
    its first count findings, owned by the lab; NULL if none has. Hidden checks
    are looked at only where their findings are shown. */
const char *same_finding_before(const json_t *finding, const json_t *lab,
				const json_t *check, size_t count,
				bool hidden_shown);

#endif
