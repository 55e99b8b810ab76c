/* SPDX-License-Identifier: MIT */
#ifndef PROBE_INTERRUPTS_H
#define PROBE_INTERRUPTS_H

/*
 * What SIGINT, SIGTERM and SIGHUP do to ipcprobe while no program runs: it
 * prints a message and ends at once. A file that is being written at that
 * moment is cut back to where ipcprobe began to write, never left half written.
 * Once all reports are out, the three signals are blocked.
 */
#include <stdbool.h>

/** From now on they end ipcprobe at once, or do nothing if `ignored`. */
void interrupt_at_once(bool ignored);

/** If fd is a regular file, an interrupt before interrupt_whole_file() cuts it
 *  back to the current position. One file at a time. */
void interrupt_begin_file(int fd);

/** That file is complete. */
void interrupt_whole_file(void);

/** Block the three signals: all output is written. */
void interrupt_no_more(void);

/** Print that we were interrupted and die of that signal. */
_Noreturn void interrupt_end(int sig);

#endif
