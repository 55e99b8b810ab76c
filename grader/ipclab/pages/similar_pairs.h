/* SPDX-License-Identifier: MIT */
/* Pairs that are alike, as a part of a page. */
#ifndef IPCLAB_SIMILAR_PAIRS_H
#define IPCLAB_SIMILAR_PAIRS_H

#include <jansson.h>
#include <stdio.h>

/** Each pair, its code side by side where it has some, to be unfolded. */
void alike_section(FILE *page, const json_t *pairs);

#endif
