/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WRAPPER_H
#define PROBE_WRAPPER_H

#include <stdbool.h>

/**
 * Does that library function only make a call of this family on behalf of its
 * caller: waitpid() for wait4, open() for openat; but not fopen() or popen(),
 * which handle a failure themselves? family: as returned by fault_family().
 * function: a symbol, as libc or a library that stands before it (a
 * sanitizer's) spells it; not NULL.
 * How many functions lie between a wrapper and the kernel is up to libc: since
 * glibc 2.41 every call that is a cancellation point goes through three.
 */
bool is_wrapper(const char *family, const char *function);

#endif
