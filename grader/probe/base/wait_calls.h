/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WAIT_CALLS_H
#define PROBE_WAIT_CALLS_H

/*
 * The system calls that can wait: for what, for how long, and on which
 * descriptor. The one table behind everything that deals with waits: the
 * filter, the deadlock check, the schedule, virtual time, the model. A waiting
 * call that is missing here stops for none of them. Source: the calls' man
 * pages.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

enum wait_kind {
	WAIT_READ,   /* for data in a descriptor */
	WAIT_WRITE,  /* for room in one */
	WAIT_MOVE,   /* from one descriptor to another: for either one */
	WAIT_OPEN,   /* for a FIFO's other end */
	WAIT_CHILD,  /* for a child to end */
	WAIT_POLL,   /* for any of an array of struct pollfd */
	WAIT_SELECT, /* for any of three sets */
	WAIT_EPOLL,  /* for any in the epoll descriptor's list */
	WAIT_SIGNAL,
	WAIT_LOCK,  /* for another thread to unlock or wake it */
	WAIT_IPC,   /* for a semaphore or message, from any process */
	WAIT_VFORK, /* for the child's exec or end */
	WAIT_SLEEP, /* only for time to pass */
};

/** The form of the timeout argument. */
enum wait_unit {
	FOR_EVER,   /* it has none: waits without limit */
	TIMEOUT_MS, /* an int, in milliseconds; negative: no limit */
	TIMESPEC,   /* address of one; NULL: no limit */
	TIMEVAL,    /* address of one; NULL: no limit */
	DATE,       /* address of a timespec: until then; NULL: no limit */
};

/** When the filter stops it as a wait: always; only if we control the schedule,
 *  the clock or faults (else it is only seen waiting). */
enum wait_stops { ALWAYS, CONTROLLED };

/** Arguments are numbered from 1; 0: the call has no such argument. */
struct wait_call {
	int nr;
	enum wait_kind kind;
	enum wait_stops stops;
	signed char fd, fd2, size;
	signed char timeout;
	enum wait_unit unit;
	/* it waits only if this argument, masked, has this value */
	struct {
		signed char arg;
		unsigned mask, value;
	} only;
	/* where it puts the time left: a sleep if interrupted, select() and the
	 * like always */
	signed char rest;
};

extern const struct wait_call wait_calls[];
extern const size_t wait_calls_len;

/** The row of this call with these arguments; NULL: it does not wait. */
const struct wait_call *wait_call(int nr, const uint64_t args[6]);

/** What a call of this number waits for, whatever its arguments; WAIT_SLEEP if
 *  no row has it. */
enum wait_kind wait_kind_of(int nr);

/** The argument with this number (see struct wait_call); 0 if the number is
 *  0. */
uint64_t wait_arg(const uint64_t args[6], int number);

/** Does it wait until an absolute time? */
bool wait_has_date(const struct wait_call *call, const uint64_t args[6]);

/** By which clock it measures its timeout. */
clockid_t wait_clock(const struct wait_call *call, const uint64_t args[6]);

/** Does it wait without a time limit? */
bool wait_untimed(const struct wait_call *call, const uint64_t args[6]);

#endif
