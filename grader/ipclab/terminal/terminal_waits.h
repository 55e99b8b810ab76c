/* SPDX-License-Identifier: MIT */
/* Who waits for whom, drawn. */
#ifndef IPCLAB_TERMINAL_WAITS_H
#define IPCLAB_TERMINAL_WAITS_H

#include <jansson.h>
#include <stdio.h>

/** For a deadlock: a drawing of who waits for whom, at most 8 lines. */
void terminal_waits(FILE *out, const json_t *check);

#endif
