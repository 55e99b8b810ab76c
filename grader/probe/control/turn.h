#ifndef PROBE_TURN_H
#define PROBE_TURN_H

/*
 * Whose turn is it? With turns on, one thread at a time runs from one call
 * that matters to the next, and is held at its entry. A thread is let go only
 * when its call would return at once (would_block.h), so that hardly anyone
 * ever blocks in the kernel, and the order of calls is the schedule's alone.
 * Where only the kernel knows, the thread is let in and watched until it
 * sleeps.
 */
#include "probe/control/faults.h"
#include "probe/control/schedule.h"
#include "probe/control/vclock.h"
#include "probe/tracer/tracer.h"

struct control {
	bool turns; /* hold and release; else only faults are made */
	struct schedule schedule;
	struct vclock clock;
	struct faults *faults; /* or NULL */
	uint32_t born;         /* threads so far */
	bool ran_away;         /* a thread ran on without calls: this run may
				  not be the same again */
};

/** A thread is new: its place in the order. */
void turn_born(struct tracer *tracer, struct task *task);

/** Hold it here? True: it stays stopped until its turn. */
bool turn_hold(struct tracer *tracer, struct task *task, enum hold where);

/** At a call's entry: does it need a turn? */
bool turn_wanted(const struct tracer *tracer, const struct task *task);

/** Nobody runs: let the next one go, or tell that nobody ever can. */
void turn_next(struct tracer *tracer);

/** Wait for a stop. Returns the thread, 0 when there is something to decide
 *  or a tick passed (*tick is then set), -1 when nobody is left. */
pid_t turn_wait(struct tracer *tracer, int *status, bool *tick);

/** Is it held before a call that only the run's own processes could end, and
 *  for which nothing is there now? As good as blocked in it: *as then shows it
 *  there. */
bool turn_waits(const struct tracer *tracer, const struct task *task,
		struct task_sample *as);

/** A tick passed: did somebody run away? */
void turn_tick(struct tracer *tracer);

/** A signal is on its way to that process. */
void turn_poke(struct tracer *tracer, pid_t pid);

/** A process sent this signal, as kill(2) names its target. */
void turn_signal(struct tracer *tracer, pid_t pid, int sig);

/** A thread was stopped by a signal (task->stopped), or is no longer. */
void turn_stopped(struct tracer *tracer, struct task *task);
void turn_continued(struct tracer *tracer, struct task *task);

/** A process ended: its timers, and its parent's SIGCHLD. */
void turn_gone(struct tracer *tracer, pid_t pid);

#endif
