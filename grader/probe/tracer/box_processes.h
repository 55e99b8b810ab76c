#ifndef PROBE_KEEPERS_H
#define PROBE_KEEPERS_H

/*
 * The processes of an isolated run that are not the program: bwrap's two and
 * ipclab-init. They are traced, since the program is their descendant, but
 * nothing of them is told to the model.
 */
#include "probe/tracer/tracer.h"

/**
 * At an exec before the program's own: count it. At the program's own exec:
 * put every other task among the keepers.
 * Returns true where this exec is still one of the keepers'.
 */
bool keepers_exec(struct tracer *tracer, const struct task *program);

/** A stop or an end of a keeper. Returns false where tid is none. */
bool keepers_stop(struct tracer *tracer, pid_t tid, int status);

/** A task went before the program began: was it a failed start of it? */
void keepers_early_end(struct tracer *tracer, int status);

/** Kill them all, and with them the pid namespace. */
void keepers_kill(const struct tracer *tracer);

/**
 * Before an event is told: pids in it that the program itself gave or got are
 * those of its own namespace; make them ours.
 */
void keepers_translate(const struct tracer *tracer, struct event *event);

/** The same of a call at its entry: whom it waits for, whom it signals. */
void keepers_translate_call(const struct tracer *tracer, struct event *event);

#endif
