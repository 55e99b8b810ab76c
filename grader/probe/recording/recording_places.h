/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDING_PLACES_H
#define PROBE_RECORDING_PLACES_H

/* The place lines of a recording; its events refer to them by number. */
#include "probe/lines/lines.h"
#include <stdbool.h>
#include <stddef.h>

/** The members of the same names in struct event. */
struct recorded_place {
	char *at, *frames, *text, *caller, *wrapper;
};

struct recorded_places {
	struct recorded_place *list;
	size_t len;
};

/**
 * The next NAME=VALUE of a line that strtok_r() has begun, with *save; false at
 * the end of the line. *value is decoded; NULL if malformed.
 */
bool recording_value(char **save, char **name, char **value);

/** Add the place in the rest of such a line, and let `lines` know its source
 *  lines. Returns NULL, or the error (static). */
const char *recorded_place_load(struct recorded_places *places,
				struct lines *lines, char **save);

void recorded_places_free(struct recorded_places *places);

#endif
