/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CLOCK_USE_H
#define PROBE_CLOCK_USE_H

#include "probe/events/stack.h"
#include <stdbool.h>
#include <sys/types.h>

/**
 * Does the program use a function that gives it the time or a random number?
 * Such a call may leave no trace in memory. traced: reading a clock is a system
 * call that stops, so clocks need not be looked for. Looks once per image; true
 * if the file can't be read.
 */
bool reads_time(pid_t pid, struct image *image, bool traced);

#endif
