/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RESOURCES_H
#define PROBE_RESOURCES_H

/*
 * What all processes of an isolated run use together, which no rlimit bounds:
 * memory, and space in the folders that they may write to.
 */
#include "probe/live/live.h"
#include "sandbox/box.h"
#include <sys/statvfs.h>

struct resources {
	const struct box *box;         /* the isolation, or NULL: no limits */
	struct statvfs room[BOX_DIRS]; /* in the box's folders at the start */
	uint64_t checked_ns;           /* live_now() at the last check */
};

/** Before the program starts: note how much room there is. */
void resources_begin(struct resources *resources, const struct box *box);

/** Called now and then: asks for the run's end if it has used too much. */
void resources_check(struct resources *resources, struct live *live);

#endif
