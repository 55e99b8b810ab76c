/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LEAK_CHECK_H
#define PROBE_LEAK_CHECK_H

#include <stdbool.h>

/**
 * LeakSanitizer traces its own process at the end, which can't be done to one
 * that is traced already: it then fails, with an exit status of its own. If the
 * program (as for execvp; with a "/" in it) was built with it, turn it off by
 * LSAN_OPTIONS in our environment, and return true.
 */
bool leak_check_off(const char *program);

#endif
