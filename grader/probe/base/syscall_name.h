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

/** The number of a system call by its name, or -1. */
int syscall_number(const char *name);

/** This processor's name in recordings: "x86_64", "aarch64". */
const char *syscall_machine(void);

/** The number here of a call that has the number nr on that machine; where it
 *  is not known here the call that libc makes instead, or -1. */
int syscall_from(const char *machine, int nr);

#endif
