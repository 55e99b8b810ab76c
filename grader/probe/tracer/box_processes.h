/* SPDX-License-Identifier: MIT */
#ifndef PROBE_BOX_PROCESSES_H
#define PROBE_BOX_PROCESSES_H

/*
 * The processes of an isolated run that are not the program's: bwrap's two and
 * ipclab-init. They are traced, since they are the program's ancestors, but the
 * model is not told of them.
 */
#include "probe/live/live.h"
#include "probe/model/model.h"
#include "sandbox/box.h"

struct boxed {
	const struct box *box; /* or NULL */
	int prelude_execs;     /* execs of the sandbox that are still to come
				* before the program's own */
	bool own_pids;         /* the program has a pid namespace of its own */
	int start_errno;       /* why the sandbox could not start it, or 0 */
};

/** Call it before the program runs. */
void box_processes_begin(struct boxed *boxed);

/**
 * At an exec before the program's own: count it. At the program's own exec:
 * move every other task to the keepers (live->box_tasks). Returns true if this
 * exec is still a keeper's.
 */
bool box_processes_exec(struct boxed *boxed, struct live *live,
			const struct task *program);

/** Handle a keeper's stop or end. Returns false if tid is no keeper. */
bool box_processes_stop(struct live *live, pid_t tid, int status);

/** A task has ended before the program began: note it if the program could not
 *  be started. */
void box_processes_early_end(struct boxed *boxed, const struct live *live,
			     int status);

/** Kill them all, and with them the whole pid namespace. */
void box_processes_kill(const struct live *live);

/**
 * Before an event goes to the model: translate pids that the program passed or
 * received from its pid namespace to ours.
 */
void box_processes_translate(const struct boxed *boxed,
			     const struct model *model, struct event *event);

/** The same for a call at its entry: the pid it waits for or signals. */
void box_processes_translate_call(const struct boxed *boxed,
				  const struct model *model,
				  struct event *event);

#endif
