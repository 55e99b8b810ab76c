/* SPDX-License-Identifier: MIT */
#ifndef PROBE_REMOTE_H
#define PROBE_REMOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/select.h>
#include <sys/types.h>

/**
 * Read len bytes of another process's memory at addr. All or nothing: returns
 * 0, or -1 with errno (EFAULT, ESRCH). Never stops the process.
 * Source: process_vm_readv(2).
 */
int remote_read(pid_t tid, uint64_t addr, void *buf, size_t len);

/** The same, but as much as can be read: returns the count, or -1. */
ssize_t remote_read_some(pid_t tid, uint64_t addr, void *buf, size_t len);

/** Read a select(2) set of `count` descriptors, in whole words as the kernel
 *  does; *set is empty if addr is 0. Returns 0, or -1 with errno. */
int remote_fd_set(pid_t tid, uint64_t addr, int count, fd_set *set);

/** Read a string of at most PATH_MAX bytes, malloc'd; NULL with errno. */
char *remote_string(pid_t tid, uint64_t addr);

/** Write len bytes to a thread at a ptrace stop. */
int remote_write(pid_t tid, uint64_t addr, const void *buf, size_t len);

#endif
