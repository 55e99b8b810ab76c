/* SPDX-License-Identifier: MIT */
/*
 * SIGINT, SIGTERM and SIGHUP: they end a command at once, unless it has
 * something to clean up and catches them. A signal that was ignored from the
 * start, as under nohup(1), stays ignored; except SIGTERM, which we use to end
 * our own workers. We report that we were interrupted, unless interrupt_child()
 * sent the signal.
 */
#ifndef IPCLAB_INTERRUPT_H
#define IPCLAB_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/** From now on these signals end us at once, with a message. One that was
 *  caught but not yet acted on takes effect now. */
void interrupt_at_once(void);

/** From now on these signals are caught; they end a run_wait(). */
void interrupt_catch(void);

/** The signal that was caught, or 0. */
int interrupt_caught(void);

/** Was it sent to our whole process group, as by a terminal? */
bool interrupt_is_for_all(void);

/** If a signal was caught, say so, and die by it. */
void interrupt_end(void);

/** Say so, and die by this signal. */
_Noreturn void interrupt_end_by(int number);

/** End and reap a child that is an ipclab; it reports no interruption. */
void interrupt_child(pid_t child);

/** Block these signals until interrupt_go_on(), so that a file is written
 *  whole. Calls may be nested, each with a mask of its own. */
void interrupt_hold(sigset_t *old);
void interrupt_go_on(const sigset_t *old);

#endif
