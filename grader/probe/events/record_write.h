/* SPDX-License-Identifier: MIT */
#ifndef PROBE_RECORD_WRITE_H
#define PROBE_RECORD_WRITE_H

#include "probe/events/record.h"

/** Write one event (not its stack). Returns 0, or -1 with errno. */
int record_write(FILE *out, const struct event *event);

/** Write " NAME=TEXT", with %XX for what a line must not contain. */
void record_put_text(FILE *out, const char *name, const char *text);

#endif
