/* SPDX-License-Identifier: MIT */
#ifndef PROBE_BORROWED_FD_H
#define PROBE_BORROWED_FD_H

/*
 * The kernel asked about a process's descriptor through a duplicate of it,
 * which changes nothing: no new reader or writer, no offset moved. Source:
 * pidfd_getfd(2).
 */
#include <stdbool.h>
#include <sys/types.h>

/** A duplicate of a process's descriptor, for the caller to close; or -1 with
 *  errno. */
int borrowed_fd(pid_t pid, int fd);

/** What poll(2) says of one of our descriptors now. */
short borrowed_poll_now(int fd, short events);

/** What poll(2) now says of the process's descriptor: 0, or which of the events
 *  are there; -1 with errno if it can't be borrowed. */
int borrowed_poll(pid_t pid, int fd, short events);

/** Would a read of the process's descriptor return at once? */
bool borrowed_has_data(pid_t pid, int fd);

#endif
