/* SPDX-License-Identifier: MIT */
/* Pairs that are alike, as JSON. */
#ifndef IPCLAB_ALIKE_H
#define IPCLAB_ALIKE_H

#include "ipclab/similar/similar.h"

#include <jansson.h>

enum { ALIKE_PAIRS = 100 }; /* of a lab, in a page */

/**
 * Append s's pairs to an array, the most alike first: {"lab", "percent", "a",
 * "b": names as they are shown, "code": [text, text]}; the code only of the
 * first. A page is to be read: after ALIKE_PAIRS comes {"lab", "more": how many
 * are left, "percent": of the first of those} instead.
 */
void alike_add(json_t *pairs, const struct similar *s,
	       const struct intake *intake);

#endif
