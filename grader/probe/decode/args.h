/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ARGS_H
#define PROBE_ARGS_H

#include <stdint.h>

/** The arguments of the call under way, in order. */
struct args {
	uint64_t a[6];
};

#endif
