/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORDING_PLACES_H
#define PROBE_RECORDING_PLACES_H

/* The place lines of a recording, whose numbers its events refer to. */
#include "probe/lines/lines.h"
#include <stdbool.h>
#include <stddef.h>

/** As the members of the same names in struct event. */
struct recorded_place {
	char *at, *frames, *text, *caller, *wrapper;
};

struct recorded_places {
	struct recorded_place *list;
	size_t len;
};

/**
 * The next NAME=VALUE of a line that strtok_r() has begun, with *save; false at
 * its end. *value is decoded; NULL if it makes no sense.
 */
bool recording_value(char **save, char **name, char **value);

/** Add the place of the rest of such a line; lines learns its source lines.
 *  Returns NULL, or why not (static). */
const char *recorded_place_load(struct recorded_places *places,
				struct lines *lines, char **save);

void recorded_places_free(struct recorded_places *places);

#endif
