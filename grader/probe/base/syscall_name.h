/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SYSCALL_NAME_H
#define PROBE_SYSCALL_NAME_H

/**
 * The name of a system call of this machine: "read", "wait4"; "call 999" for a
 * number that libseccomp does not know. On aarch64, where libc implements dup2
 * with dup3, dup3 is named "dup2" (likewise "poll", "pipe" and others), so that
 * reports read the same on all machines. Static memory; never NULL. Not
 * thread-safe.
 */
const char *syscall_name(int nr);

/**
 * The library function that makes this call, as people know it: "wait" for
 * "wait4", "sleep" for "clock_nanosleep"; any other name is returned unchanged.
 */
const char *library_name(const char *call);

enum { CALL_FAMILIES_MAX = 64 };

/**
 * The number of the family of a call, below CALL_FAMILIES_MAX; -1: none. Faults
 * and counts treat its members as one call: a student writes pipe(), libc calls
 * pipe2. name: of the system call, or as people write it ("wait", "usleep").
 */
int call_family(const char *name);

/** The family's name: its most used member, "pipe" or "wait4". */
const char *call_family_name(int family);

/** The number of a system call by its name, or -1. */
int syscall_number(const char *name);

/**
 * The inverse of syscall_name(); the name may come from a recording made on
 * another processor. A call that does not exist here gets a number of its own
 * (at most 64 such); -1 if there are more, or with ENOMEM. Not thread-safe.
 */
int syscall_named(const char *name);

/** Map a number from syscall_named() to a call that exists here: itself, or for
 *  a foreign name the call libc makes instead; -1 if unknown. */
int syscall_here(int nr);

#endif
