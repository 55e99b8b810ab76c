/* SPDX-License-Identifier: MIT */
/* The lines of source that a finding refers to. */
#ifndef IPCLAB_EXCERPT_H
#define IPCLAB_EXCERPT_H

#include "ipclab/grade/workspace.h"

/**
 * Add to each place of each finding ("file", "line") its lines of source:
 * "excerpt": {"start": number of the first line, "lines": [text...]}. Places
 * outside the student's files, or past their ends, get none.
 */
void excerpt_add(json_t *findings, const struct workspace *ws);

#endif
