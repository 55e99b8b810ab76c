/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TIMELINE_WORDS_H
#define PROBE_TIMELINE_WORDS_H

#include "probe/draw/timeline.h"

/**
 * What the call did, in a few words; NULL with errno. calls: how many similar
 * calls the row stands for; bytes: how many they moved.
 */
char *timeline_what(const struct run_result *result,
		    const struct process *process, const struct event *event,
		    uint64_t calls, uint64_t bytes);

#endif
