/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FD_TABLE_H
#define PROBE_FD_TABLE_H

#include "probe/live/procfs.h"

/**
 * Fill *out from /proc/PID/fd, and the flags from fdinfo unless `known` (may be
 * NULL) has them: reading fdinfo takes longer than all the rest. Free with
 * fd_table_free().
 */
int procfs_fd_table(pid_t pid, known_flags *known, const void *arg,
		    struct fd_table *out);
void fd_table_free(struct fd_table *table);

/** What one descriptor of a process refers to. */
int procfs_fd(pid_t pid, int fd, struct file_id *out);

/** Its open(2) flags; 0 if unknown. */
int procfs_fd_flags(pid_t pid, int fd);

/** Is it a signalfd? Then *signals is what it takes: bit N - 1 is signal N. */
bool procfs_signalfd(pid_t pid, int fd, uint64_t *signals);

/** The clock of a timerfd; -1 if it is none. */
int procfs_timerfd_clock(pid_t pid, int fd);

#endif
