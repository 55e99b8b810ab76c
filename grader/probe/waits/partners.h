/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PARTNERS_H
#define PROBE_PARTNERS_H

/*
 * Processes that act on the program from outside: those that share FIFOs with
 * it (--shared), until the last named one (--partner) has ended. And a file
 * that tells them when the program is idle (--idle).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PARTNERS_MAX = 16 };

struct outside {
	const char *const *shared;  /* folders of FIFOs, up to NULL; or NULL */
	int partners[PARTNERS_MAX]; /* pidfds */
	size_t partner_len;
	bool named;  /* --partner was given: they are known, alive or not */
	int idle_fd; /* or -1 */
};

/** Start with only those that share FIFOs below these folders. */
void outside_begin(struct outside *outside, const char *const *shared);
void outside_end(struct outside *outside);

/** Add a process that acts from outside. It may have ended already. Returns 0,
 *  or -1 with errno (E2BIG: too many). */
int outside_add_partner(struct outside *outside, pid_t pid);

/** Report in this file when the program is idle. Returns 0, or -1 with
 *  errno. */
int outside_tell_idle(struct outside *outside, const char *path);

/** Can any process outside still act? */
bool outside_acts(const struct outside *outside);

/** Were partners named, and have all ended? */
bool outside_left(const struct outside *outside);

/** Can any process outside still use that FIFO? path: NULL if unknown. */
bool outside_uses(const struct outside *outside, const char *path);

/** Add a line to the file: the program was found idle, by samples taken from
 *  this time on, in ns of CLOCK_MONOTONIC. */
void outside_idle(const struct outside *outside, uint64_t since_ns);

#endif
