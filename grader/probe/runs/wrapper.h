/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WRAPPER_H
#define PROBE_WRAPPER_H

#include <stdbool.h>

/**
 * Is that function of a library there to make a call of this family for whoever
 * calls it, and for nothing else: waitpid() for wait4, open() for openat; but
 * not fopen() or popen(), which take care of a failure themselves?
 * family: as fault_family() gives it. function: a symbol, as libc or a library
 * that stands before it (a sanitizer's) spells it; not NULL.
 * How many functions lie between a wrapper and the kernel is libc's own matter:
 * since glibc 2.41 every call that is a cancellation point goes through three.
 */
bool is_wrapper(const char *family, const char *function);

#endif
