/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SYSCALL_NAME_H
#define PROBE_SYSCALL_NAME_H

/**
 * The name of a system call of this machine: "read", "wait4"; "call 999" for
 * a number that libseccomp does not know. On aarch64 dup3 is named "dup2", for
 * libc uses dup3 to implement dup2 there; likewise "poll", "pipe" and others:
 * reports read as they do elsewhere. Static memory; never NULL. Not
 * thread-safe.
 */
const char *syscall_name(int nr);

/**
 * The function by which programs make the call of that name, for people: "wait"
 * for "wait4", "sleep" for "clock_nanosleep"; for others the name itself.
 */
const char *library_name(const char *call);

/** The number of a system call by its name, or -1. */
int syscall_number(const char *name);

/**
 * The number for which syscall_name() returns this name, which may come from a
 * recording made on any processor. A name that no call has here gets a number
 * of its own, up to 64 of them; -1 if there are more, or with ENOMEM. Not
 * thread-safe.
 */
int syscall_named(const char *name);

/** The number of the call itself; for a name with a number of its own, that of
 *  the call that libc makes here instead; -1 if that is unknown. */
int syscall_here(int nr);

#endif
