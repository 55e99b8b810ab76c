/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WAIT_CALLS_H
#define PROBE_WAIT_CALLS_H

/*
 * The system calls that can wait: for what, for how long, and on which
 * descriptor. One table for everything that asks about waits: the filter, the
 * deadlock check, the schedule, virtual time, the model. A call that waits but
 * is not in it stops for none of them. Source: the calls' man pages.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum wait_kind {
	WAIT_READ,   /* for data in a descriptor */
	WAIT_WRITE,  /* for room in one */
	WAIT_MOVE,   /* from one descriptor to another: for either one */
	WAIT_OPEN,   /* for a FIFO's other end */
	WAIT_CHILD,  /* for a child to end */
	WAIT_POLL,   /* for any of an array of struct pollfd */
	WAIT_SELECT, /* for any of three sets */
	WAIT_EPOLL,  /* for any that an epoll descriptor has */
	WAIT_SIGNAL,
	WAIT_LOCK,  /* for another thread to unlock or wake it */
	WAIT_IPC,   /* for a semaphore or message that any process may send */
	WAIT_VFORK, /* for the child's exec or end */
	WAIT_SLEEP, /* for nothing but time */
};

/** How the timeout is given. */
enum wait_unit {
	FOR_EVER,   /* not at all */
	TIMEOUT_MS, /* an int of milliseconds; negative: for ever */
	TIMESPEC,   /* the address of one; NULL: for ever */
	TIMEVAL,    /* the address of one; NULL: for ever */
};

/** When it stops as a wait: always; only if the schedule, the clock or faults
 *  are ours; or never: then it is only seen waiting. */
enum wait_stops { ALWAYS, CONTROLLED, NEVER };

/** Arguments are counted from 1; 0: it has no such argument. */
struct wait_call {
	int nr;
	enum wait_kind kind;
	enum wait_stops stops;
	signed char fd, fd2, size;
	signed char timeout;
	enum wait_unit unit;
	/* it waits only if that argument, masked, has this value */
	struct {
		signed char arg;
		unsigned mask, value;
	} only;
};

extern const struct wait_call wait_calls[];
extern const size_t wait_calls_len;

/** The row of this call with these arguments; NULL: it does not wait. */
const struct wait_call *wait_call(int nr, const uint64_t args[6]);

/** What a call of this number waits for, whatever its arguments; WAIT_SLEEP if
 *  no row has it. */
enum wait_kind wait_kind_of(int nr);

/** An argument by its number in a row; 0 if that number is 0. */
uint64_t wait_arg(const uint64_t args[6], int number);

/** Does it wait until something happens, however long that takes? */
bool wait_untimed(const struct wait_call *call, const uint64_t args[6]);

#endif
