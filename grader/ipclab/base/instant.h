/* SPDX-License-Identifier: MIT */
/* When something was handed in, or is due. */
#ifndef IPCLAB_INSTANT_H
#define IPCLAB_INSTANT_H

#include <time.h>

/**
 * Seconds since the Epoch of "2026-11-29 23:59", local, or followed by Z or
 * +HH:MM, or in the form of Moodle's worksheet ("Sunday, 29 November 2026,
 * 11:59 PM"), or "29.11.2026 23:59"; -1 for any other text.
 */
time_t instant_parse(const char *text);

/** The same local time of day, that many calendar days later. (A day on which
 *  summer time begins or ends has 23 or 25 hours.) */
time_t instant_days_later(time_t instant, int days);

/** The instant in UTC: "2026-11-29T22:59:00Z". */
void instant_text(time_t instant, char text[32]);

/** The instant in local time: "2026-11-29 23:59". */
void instant_local(time_t instant, char text[32]);

#endif
