/* SPDX-License-Identifier: MIT */
/* The place of a finding, in words. */
#ifndef IPCLAB_PLACE_WORDS_H
#define IPCLAB_PLACE_WORDS_H

#include <jansson.h>

/** "blocked in read" or, if a function of the student's made the call on behalf
 *  of another line, "blocked in read, in r_read() called at talk.c:60".
 *  Ownership: the caller frees. */
char *place_words(const json_t *place);

#endif
