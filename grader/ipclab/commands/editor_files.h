/* SPDX-License-Identifier: MIT */
/* What lets editors build and check a lab in its folder. */
#ifndef IPCLAB_EDITOR_FILES_H
#define IPCLAB_EDITOR_FILES_H

#include "ipclab/base/error.h"

/**
 * Write compile_flags.txt (for clangd) and .vscode/tasks.json, whose problem
 * matcher reads what "ipclab check --gcc" prints, where the folder has none.
 * Returns 0, or -1 and *error.
 */
int editor_files_write(const char *dir, struct error *error);

#endif
