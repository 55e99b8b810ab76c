/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CLOCK_USE_H
#define PROBE_CLOCK_USE_H

#include "probe/events/stack.h"
#include <stdbool.h>
#include <sys/types.h>

/**
 * Does the program name a function that gives it the time or a random number?
 * Such a call may leave no trace in memory. traced: clocks are system calls
 * that stop, so there is no need to look for them. Looks once for each image;
 * yes if its file can't be read.
 */
bool reads_time(pid_t pid, struct image *image, bool traced);

#endif
