/* SPDX-License-Identifier: MIT */
/* Are the tools that checks need (needed_tools) new enough? */
#ifndef IPCLAB_TOOL_VERSION_H
#define IPCLAB_TOOL_VERSION_H

#include "ipclab/lab/kit.h"

#include <stdbool.h>

/** The first line of what `PROGRAM --version` prints; else PROGRAM. Ownership:
 *  the caller frees. */
char *tool_version(const char *program);

/**
 * Is the tool older than tool->least? said: from tool_version(). The last
 * number with a dot in it is the version: gcc's line has its packager's before.
 * Without one the answer is no: the calibration finds out what does not work.
 */
bool tool_is_too_old(const struct needed_tool *tool, const char *said);

/** What to do if it is. Ownership: the caller frees. */
char *tool_remedy(const struct needed_tool *tool);

/** Returns 0 if no tool is too old, or -1 and *error: which one is. */
int tool_versions_check(struct error *error);

#endif
