/* SPDX-License-Identifier: MIT */
#ifndef PROBE_SYSCALL_NAME_H
#define PROBE_SYSCALL_NAME_H

/**
 * The name of a system call of this machine: "read", "wait4"; "call 999" for
 * a number that libseccomp does not know. On aarch64 "dup2" stands for dup3,
 * which is what libc makes of it there, and so do "poll", "pipe" and others:
 * reports read as they do elsewhere. Static memory; never NULL. Not for
 * threads.
 */
const char *syscall_name(int nr);

/** The function by which programs make the call of that name, for people:
 * "wait" for "wait4", "sleep" for "clock_nanosleep"; the name itself for
 * others. */
const char *library_name(const char *call);

/** The number of a system call by its name, or -1. */
int syscall_number(const char *name);

/**
 * The number that syscall_name() gives this name for, as a recording of any
 * processor may have it. One that no call has here gets a number of its own,
 * up to 64 of them; -1 beyond, and with ENOMEM. Not for threads.
 */
int syscall_named(const char *name);

/** The number of the call itself: for one that has a number of its own, of
 *  what libc makes here instead; -1 where that is not known. */
int syscall_here(int nr);

#endif
