/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PARTNERS_H
#define PROBE_PARTNERS_H

/*
 * Processes that act on the program from outside: those that share FIFOs with
 * it (--shared), until the last named one (--partner) has ended; and what they
 * may learn about it (--idle).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PARTNERS_MAX = 16 };

struct outside {
	const char *const *shared;  /* folders of FIFOs; NULL-ended, or NULL */
	int partners[PARTNERS_MAX]; /* pidfds */
	size_t partner_len;
	bool named;  /* the partners are known, alive or not */
	int idle_fd; /* or -1 */
};

/** Start with nobody but those who share FIFOs below these folders. */
void outside_begin(struct outside *outside, const char *const *shared);
void outside_end(struct outside *outside);

/** Add a process that acts from outside. It may have ended already. Returns 0,
 *  or -1 with errno (E2BIG: too many). */
int outside_add_partner(struct outside *outside, pid_t pid);

/** Say in that file when the program is idle. Returns 0, or -1 with errno. */
int outside_tell_idle(struct outside *outside, const char *path);

/** Can anybody outside still act? */
bool outside_acts(const struct outside *outside);

/** Have all the named ones ended? */
bool outside_left(const struct outside *outside);

/** Can anybody outside still use that FIFO? path may be NULL: unknown. */
bool outside_uses(const struct outside *outside, const char *path);

/** The program was found idle by looks that began at this time, in ns of
 *  CLOCK_MONOTONIC. Adds a line to the file. */
void outside_idle(const struct outside *outside, uint64_t since_ns);

#endif
