/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ISOLATE_H
#define PROBE_ISOLATE_H

/* From the command line's isolation options to a box and safe descriptors. */
#include "probe/command/options.h"
#include "probe/start/launch.h"

struct isolation {
	struct box box;
	char *paths[2 * BOX_DIRS]; /* owns what the box's lists point to */
	int path_count;
	mode_t out_mode, err_mode; /* of the output files before the run */
};

/**
 * Prepare the box. Without --bind the current folder is the writable one;
 * --shared folders are writable too. Returns 0, or -1 with errno and, in *what,
 * text for a message. Ownership: isolation_end(), even after a failure.
 */
int isolation_begin(struct isolation *isolation, const struct options *options,
		    const char **what);

/**
 * Make sure that no descriptor is a way out: a file on standard input becomes a
 * sealed copy, a terminal is refused. Fills spec->box.
 */
int isolation_streams(struct isolation *isolation, struct launch_spec *spec,
		      const char **what);

/** The profile's name for reports; NULL without isolation. */
const char *isolation_name(const struct isolation *isolation);

/** Release the box; restore the modes of the output files. */
void isolation_end(struct isolation *isolation, const struct launch_spec *spec);

#endif
