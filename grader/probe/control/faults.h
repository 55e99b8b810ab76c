/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FAULTS_H
#define PROBE_FAULTS_H

/*
 * Fault injection: make a call of the student's code fail, or move fewer bytes
 * than it asked for, like strace's --inject.
 */
#include "probe/base/syscall_name.h"
#include "probe/live/task.h"
#include <stdbool.h>
#include <stdint.h>

struct fault {
	char call[24];     /* as given: "pipe", "wait4" */
	int error;         /* errno, or 0 for a short count */
	uint64_t size;     /* short: at most this many bytes */
	uint64_t from, to; /* when: counted calls from..to, from 1 */
	uint64_t seen;     /* counted calls so far in this run */
	uint64_t fired;    /* calls of this run it took effect on */
	pid_t fired_in;    /* process where it last took effect */
	pid_t fired_tid;   /* and the thread */
	/* for EINTR: a signal that the thread gets then, so that its handler
	 * runs; 0: none. And did the handler return? */
	int signal;
	bool returned;
};

/** A call that could be made to fail, as it was in a run without faults. */
struct survey_row {
	int nr;
	uint64_t count;      /* it was the count-th of its family */
	struct stack *stack; /* owns one reference; may be NULL */
	bool pipe;           /* on a pipe or FIFO: may block */
	bool whole;          /* can't be shortened: one byte, or an eventfd's
				count */
	bool nonblock;       /* can't wait, so can't be interrupted */
	uint64_t signals;    /* that can come now and interrupt it; bit N - 1 is
				signal N */
	bool handled;        /* any handler is installed */
	struct event event;  /* as the call began: who, when, what for; no
				pointers */
};

enum { SURVEY_MAX = 1024 };

struct survey {
	struct survey_row rows[SURVEY_MAX];
	size_t len;
	uint64_t counts[CALL_FAMILIES_MAX];
};

/**
 * What a call works on: a file's path or NULL; whether it is a pipe or FIFO;
 * whether it is read whole or not at all, like a timerfd; whether the call
 * never waits (O_NONBLOCK, WNOHANG). Such a call never gets EINTR, as in the
 * kernel.
 */
struct fault_target {
	const char *path;
	bool pipe;
	bool whole;
	bool nonblock;
	/* known where there is a survey, which asks it: */
	uint64_t signals; /* that can come now and interrupt it */
	bool handled;     /* any handler is installed */
};

struct faults {
	struct fault *list;
	size_t len;
	struct survey *survey; /* filled when not NULL */
};

/**
 * Read CALL:ERROR[:when=K|K+|K..L] or CALL:short=N[:when=...]. Returns 0, or
 * -1 with *why (static) saying what is wrong.
 */
int fault_parse(struct fault *out, const char *spec, const char **why);

/**
 * At a call's entry: should it fail or be shortened? Counts only calls made by
 * the subject's own code, except those on system files, which libc makes on its
 * own. Returns the fault to apply, or NULL.
 */
const struct fault *faults_match(struct faults *faults, const struct task *task,
				 const struct fault_target *target);

/** The thread is about to return from a signal handler. */
void faults_returned(struct faults *faults, const struct task *task);

/** Would faults_match() make this call fail now? Does not count the call. */
bool faults_await(const struct faults *faults, const struct task *task,
		  const struct fault_target *target);

/** The family name that faults use for this call: "pipe" for pipe2; NULL if it
 *  can't be made to fail. */
const char *fault_family(int nr);

void survey_free(struct survey *survey);

/** Reset all counts, for another run. */
void faults_reset(struct faults *faults);

#endif
