/* SPDX-License-Identifier: MIT */
#ifndef PROBE_DECODE_FILES_H
#define PROBE_DECODE_FILES_H

#include "probe/decode/args.h"
#include "probe/live/task.h"
#include "probe/model/model.h"

/** Calls with paths. NEED_NOTHING: not one of them. */
enum need enter_files(struct task *task, int nr, const struct args *args);

/** Look up a path as that process sees it: it may have another root or working
 *  directory. Returns 0, or -1 with errno. */
int stat_path(const struct task *task, int dirfd, const char *path,
	      struct file_id *out);

#endif
