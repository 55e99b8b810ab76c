/* Running a program of the kit's: a compiler, bats. Nothing outlives it. */
#ifndef IPCLAB_RUN_H
#define IPCLAB_RUN_H

#include "ipclab/base/mem.h"

#include <stdbool.h>

struct run {
	char *const *argv; /* argv[0] is a path */
	char *const *env;  /* the whole environment */
	const char *cwd;   /* NULL: as it is */
	long limit_ms;     /* wall clock */
	/* in the child, instead of execve: a sandbox's way in; NULL: none.
	   Descriptors from 3 up are closed by then. */
	void (*enter)(const struct run *run);
	const void *context; /* for enter */
	size_t output_cap;   /* bytes of output kept; more is thrown away */
};

struct run_end {
	int status;       /* as wait(2) gives it */
	bool timed_out;   /* ended by us at limit_ms */
	bool interrupted; /* ended by us because a signal asked us to end */
	bool truncated;   /* it wrote more than output_cap */
	char *output;     /* standard output and error, NUL-terminated */
	size_t output_size;
};

/**
 * Run a program to its end, and kill whatever it left behind.
 * It has a session of its own, no stdin, and no descriptor but 0, 1 and 2.
 * Returns 0 and fills *end, or -1 with errno (fork, pipe).
 * Ownership: the caller frees end->output. Waits for every child of this
 * process, so that it must have none of its own.
 * Source: prctl(2) PR_SET_CHILD_SUBREAPER, pidfd_open(2).
 */
int run_wait(const struct run *run, struct run_end *end);

/**
 * The same of several programs at a time: returns when all have ended, and
 * fills ends[i] for runs[i]. If it returns -1, none is left running, and there
 * is nothing to free.
 */
int run_all(const struct run *runs, size_t count, struct run_end *ends);

/** From now on SIGINT, SIGTERM and SIGHUP end a run_wait() in order. */
void run_catch_signals(void);
/** The signal that was caught, or 0. */
int run_caught_signal(void);

#endif
