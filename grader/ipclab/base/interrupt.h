/* SPDX-License-Identifier: MIT */
/*
 * SIGINT, SIGTERM and SIGHUP: they end a command at once, or are caught by one
 * that has something to put away first. What is ignored from the start, as
 * after nohup(1), stays ignored; but for SIGTERM, which ends our own workers.
 * We say that we were interrupted, unless the signal was sent by
 * interrupt_child().
 */
#ifndef IPCLAB_INTERRUPT_H
#define IPCLAB_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/** From now on they end us at once, and we say so. One that was caught and is
 *  still unanswered does so now. */
void interrupt_at_once(void);

/** From now on they are caught, and end a run_wait(). */
void interrupt_catch(void);

/** The signal that was caught, or 0. */
int interrupt_caught(void);

/** Was it sent to our whole process group, as a terminal does? */
bool interrupt_is_for_all(void);

/** If one was caught, say so, and end as it would have ended us. */
void interrupt_end(void);

/** End so by this one. */
_Noreturn void interrupt_end_by(int number);

/** End a child that is an ipclab: nobody has interrupted it. Reaps it. */
void interrupt_child(pid_t child);

/** They wait until interrupt_go_on(): a file becomes whole. May be nested, each
 *  with a mask of its own. */
void interrupt_hold(sigset_t *old);
void interrupt_go_on(const sigset_t *old);

#endif
