/* SPDX-License-Identifier: MIT */
/* Names become pseudonyms, wherever a result has them. */
#ifndef IPCLAB_PSEUDONYMS_IN_H
#define IPCLAB_PSEUDONYMS_IN_H

#include "ipclab/book/pseudonyms.h"

/**
 * Replace the result's name, its name on the page and its origin by the
 * pseudonym, also where notes and looks mention one of these. What students
 * wrote in their files stays.
 */
void pseudonym_put(const struct pseudonyms *pseudonyms, json_t *result);

/** Replace everybody's names by their pseudonyms in all strings of a value. */
void pseudonyms_in(const struct pseudonyms *p, json_t *value);

#endif
