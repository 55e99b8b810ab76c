/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INTERRUPT_H
#define PROBE_INTERRUPT_H

/*
 * SIGINT, SIGTERM and SIGHUP to ipcprobe while no program runs: they end it at
 * once, and it says so. A file that is being written then is left as it was
 * before, or empty, never as a part. Once all is told they change nothing.
 */
#include <stdbool.h>

/** From now on they end us at once; if `ignored`, they change nothing. */
void interrupt_at_once(bool ignored);

/** If fd is a file, what is written to it from here on is of no use before
 *  interrupt_whole_file(), and is taken back. One file at a time. */
void interrupt_begin_file(int fd);

/** That file is whole. */
void interrupt_whole_file(void);

/** All is told: from now on they change nothing. */
void interrupt_no_more(void);

/** Say that we were interrupted, and end as that signal ends a process. */
_Noreturn void interrupt_end(int sig);

#endif
