/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_H
#define PROBE_TURN_H

/*
 * Whose turn is it? With turns on, one thread at a time runs from one call that
 * matters to the next, and is held at its entry. A thread is released only when
 * its call would return at once (would_block.h), so that threads hardly ever
 * block in the kernel, and the schedule alone determines the order of calls. If
 * only the kernel can tell, the thread is let in and watched until it sleeps.
 */
#include "probe/control/control.h"
#include "probe/waits/would_block.h"

/** Are turns in effect now? */
bool turn_on(const struct control *control, const struct live *live);

/** Register a new thread: its place in the order and its priority. */
void turn_born(struct control *control, struct task *task);

/** Hold the thread here? If true, it stays stopped until its turn. */
bool turn_hold(const struct control *control, const struct live *live,
	       struct task *task, enum hold where);

enum turn_next {
	TURN_WAIT,   /* nothing to decide: wait for a stop */
	TURN_GO,     /* turn_release() *task: it is next */
	TURN_CUT,    /* interrupt *task: the time of its wait is up */
	TURN_NOBODY, /* no thread can go on, and nothing is due */
};

/** Pick the next thread, if none is running. */
enum turn_next turn_next(struct control *control, struct live *live,
			 struct task **task);

/** The thread's turn has come: stop holding it. Returns where it was held; at
 *  an entry, *answer says whether the call should still be made. */
enum hold turn_release(struct control *control, struct task *task,
		       struct answer_to_call *answer);

/**
 * Is it held before a call that only the run's own processes could let return,
 * and that would wait now? Then it counts as blocked, and *as shows it in that
 * call. For live.held; self is the control.
 */
bool turn_waits(const void *self, const struct live *live,
		const struct task *task, struct task_sample *as);

/** A signal is on its way to this process, or, if pid <= 0, to any of them. */
void turn_poke(const struct live *live, pid_t pid);

/* For turn_wait.c. */

/** Is any thread running, including those woken in the kernel by the last
 *  one? */
bool somebody_runs(const struct live *live);

/** The thread of the highest priority that can go on, or NULL. *how: whether it
 *  may block; *others: whether more could go on. */
struct task *choose(const struct control *control, const struct live *live,
		    enum ready *how, bool *others);

/** Advance virtual time to the next event due. False if none is. */
bool time_passes(struct control *control, struct live *live);

/** Does any thread run on without making calls? */
bool any_away(const struct live *live);

#endif
