/* SPDX-License-Identifier: MIT */
/* Replacing names by pseudonyms wherever they occur in a result. */
#ifndef IPCLAB_PSEUDONYMS_IN_H
#define IPCLAB_PSEUDONYMS_IN_H

#include "ipclab/book/pseudonyms.h"

/**
 * Replace the result's name, display name and origin by the pseudonym, also
 * where notes and looks mention them. What students wrote in their files is
 * left alone.
 */
void pseudonym_put(const struct pseudonyms *pseudonyms, json_t *result);

/** Replace everybody's names by their pseudonyms in all strings of a value. */
void pseudonyms_in(const struct pseudonyms *p, json_t *value);

#endif
