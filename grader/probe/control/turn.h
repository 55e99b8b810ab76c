/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TURN_H
#define PROBE_TURN_H

/*
 * Whose turn is it? With turns on, one thread at a time runs from one call
 * that matters to the next, and is held at its entry. A thread is released only
 * when its call would return at once (would_block.h), so that threads hardly
 * ever block in the kernel, and the schedule alone determines the order of
 * calls. If only the kernel knows, the thread is let in and watched until it
 * sleeps.
 */
#include "probe/control/faults.h"
#include "probe/control/schedule.h"
#include "probe/control/vclock.h"
#include "probe/waits/would_block.h"

struct control {
	bool turns; /* hold and release; else only inject faults */
	struct schedule schedule;
	struct vclock clock;
	struct faults *faults; /* or NULL */
	uint32_t born;         /* threads so far */
	bool ran_away;         /* a thread ran on without calls: this run may
				  not be the same again */
};

/** Do we decide the turns now? */
bool turn_on(const struct control *control, const struct live *live);

/** Give a new thread its place in the order. */
void turn_born(struct control *control, struct task *task);

/** Must it be held here? If true, it stays stopped until its turn. */
bool turn_hold(const struct control *control, const struct live *live,
	       struct task *task, enum hold where);

enum turn_next {
	TURN_WAIT,   /* nothing to decide: wait for a stop */
	TURN_GO,     /* *task is the next: turn_release() it */
	TURN_NOBODY, /* nobody can go on, and nothing is to come */
};

/** If no thread runs: which one is next? */
enum turn_next turn_next(struct control *control, struct live *live,
			 struct task **task);

/** The thread's turn has come: it is no longer held. Returns where it was held;
 *  at an entry, *answer says whether the call should still be made. */
enum hold turn_release(struct control *control, struct task *task,
		       struct answer_to_call *answer);

/**
 * Is it held before a call that only the run's own processes could end, and for
 * which nothing is there now? Then it is as good as blocked: *as shows it in
 * that call. For live.held; self is the control.
 */
bool turn_waits(const void *self, const struct live *live,
		const struct task *task, struct task_sample *as);

/** A signal is on its way to that process; if 0 or less, to many. */
void turn_poke(const struct live *live, pid_t pid);

/* For turn_wait.c. */

/** Does any thread run, or did the last one wake any? */
bool somebody_runs(const struct live *live);

/** The thread of the highest priority that can go on, or NULL; *how tells
 *  whether it may block, *others whether more could go on. */
struct task *choose(const struct control *control, const struct live *live,
		    enum ready *how, bool *others);

/** When the next thing is due in virtual time; 0: nothing is. */
uint64_t next_due(const struct control *control, const struct live *live);

/** Advance virtual time to the next thing due. False if nothing is due. */
bool time_passes(struct control *control, struct live *live);

/** Does any thread run on and on by itself? */
bool any_away(const struct live *live);

#endif
