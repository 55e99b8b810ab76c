/* SPDX-License-Identifier: MIT */
#ifndef PROBE_WRAPPER_H
#define PROBE_WRAPPER_H

#include <stdbool.h>

/**
 * Does that library function only make a call of this family for its caller, as
 * waitpid() does for wait4 and open() for openat, but not fopen() or popen(),
 * which handle a failure themselves? family: from fault_family(). function: a
 * symbol of libc, or of a library interposed before it (a sanitizer's); not
 * NULL. How many functions are between a wrapper and the kernel depends on
 * libc: since glibc 2.41 every call that is a cancellation point goes through
 * three.
 */
bool is_wrapper(const char *family, const char *function);

#endif
