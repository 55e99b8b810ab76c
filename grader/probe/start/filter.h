/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FILTER_H
#define PROBE_FILTER_H

#include <stdbool.h>

/**
 * The seccomp filter of an observed program: which calls stop for the tracer,
 * and which are denied because they would blind it. control: also stop at calls
 * that the schedule, the clock and the faults need (fork family, poll family,
 * times). Returns the descriptor of an anonymous file with the BPF program, for
 * filter_install() or bwrap's --seccomp; or -1 with errno. Ownership: the
 * caller closes it. Source: seccomp(2).
 */
int filter_export(bool control);

/**
 * Install the program in fd on the calling thread, with no_new_privs.
 * Async-signal-safe: may run in a forked child. Returns 0, or -1 with errno.
 */
int filter_install(int fd);

#endif
