/* SPDX-License-Identifier: MIT */
/* Files with which editors can build and check a lab in its folder. */
#ifndef IPCLAB_EDITOR_FILES_H
#define IPCLAB_EDITOR_FILES_H

#include "ipclab/base/error.h"

/**
 * Write compile_flags.txt (for clangd) and .vscode/tasks.json, whose problem
 * matcher reads the output of "ipclab check --gcc", unless the folder has them.
 * Returns 0, or -1 and *error.
 */
int editor_files_write(const char *dir, struct error *error);

#endif
