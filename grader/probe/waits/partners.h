/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PARTNERS_H
#define PROBE_PARTNERS_H

/*
 * Who acts on the program from outside: processes that share FIFOs with it
 * (--shared), until the last of those that were named (--partner) has ended;
 * and what those may learn of it (--idle).
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
	bool named;  /* the partners are known, living or not */
	int idle_fd; /* or -1 */
};

/** Nobody but who shares FIFOs below these folders. */
void outside_begin(struct outside *outside, const char *const *shared);
void outside_end(struct outside *outside);

/** One who acts from outside. It may have ended already. Returns 0, or -1 with
 *  errno (E2BIG: too many). */
int outside_add_partner(struct outside *outside, pid_t pid);

/** Say in that file when the program is idle. Returns 0, or -1 with errno. */
int outside_tell_idle(struct outside *outside, const char *path);

/** May anybody there still act? */
bool outside_acts(const struct outside *outside);

/** Have all ended that were named? */
bool outside_left(const struct outside *outside);

/** May anybody there still use that FIFO? path may be NULL: unknown. */
bool outside_uses(const struct outside *outside, const char *path);

/** The program was found idle by looks that began then: ns of
 *  CLOCK_MONOTONIC. A line is added to the file. */
void outside_idle(const struct outside *outside, uint64_t since_ns);

#endif
