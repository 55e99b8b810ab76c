/* SPDX-License-Identifier: MIT */
#ifndef PROBE_BOX_PROCESSES_H
#define PROBE_BOX_PROCESSES_H

/*
 * The processes of an isolated run that are not the program: bwrap's two and
 * ipclab-init. They are traced, since the program is their descendant, but the
 * model does not hear of them.
 */
#include "probe/live/live.h"
#include "probe/model/model.h"
#include "sandbox/box.h"

struct boxed {
	const struct box *box; /* or NULL */
	int prelude_execs;     /* execs of the sandbox, still to come before the
				  program's own */
	bool own_pids;         /* the program has a pid namespace of its own */
	int start_errno;       /* why the sandbox could not start it, or 0 */
};

/** Before the program runs. */
void box_processes_begin(struct boxed *boxed);

/**
 * At an exec before the program's own: count it. At the program's own exec:
 * move every other task to the keepers (live->box_tasks). Returns true if this
 * exec is still one of the keepers'.
 */
bool box_processes_exec(struct boxed *boxed, struct live *live,
			const struct task *program);

/** Handle a stop or the end of a keeper. Returns false if tid is not one. */
bool box_processes_stop(struct live *live, pid_t tid, int status);

/** A task is gone before the program began: was it a failed start of the
 *  program? */
void box_processes_early_end(struct boxed *boxed, const struct live *live,
			     int status);

/** Kill them all, and with them the pid namespace. */
void box_processes_kill(const struct live *live);

/**
 * Before an event goes to the model: pids in it that the program itself gave or
 * got belong to the program's namespace; translate them to ours.
 */
void box_processes_translate(const struct boxed *boxed,
			     const struct model *model, struct event *event);

/** The same for a call at its entry: whom it waits for, whom it signals. */
void box_processes_translate_call(const struct boxed *boxed,
				  const struct model *model,
				  struct event *event);

#endif
