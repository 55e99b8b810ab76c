/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_SERVE_H
#define PROBE_READER_SERVE_H

#include "probe/lines/reader_parts.h"

/** In the reader's process: answer questions until there are no more. */
void __attribute__((noreturn))
reader_serve(const struct image *image, const struct modules *modules,
	     bool names_only);

#endif
