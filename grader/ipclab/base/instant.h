/* SPDX-License-Identifier: MIT */
/* When something was handed in, or is due. */
#ifndef IPCLAB_INSTANT_H
#define IPCLAB_INSTANT_H

#include <time.h>

/**
 * Seconds of "2026-11-29 23:59", local, or with Z or +HH:MM behind, or as
 * Moodle's worksheet has it ("Sunday, 29 November 2026, 11:59 PM"); -1 if it is
 * none.
 */
time_t instant_parse(const char *text);

/** The same as "2026-11-29T22:59:00Z". */
void instant_text(time_t instant, char text[32]);

#endif
