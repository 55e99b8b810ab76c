/* SPDX-License-Identifier: MIT */
#ifndef PROBE_FILTER_RULES_H
#define PROBE_FILTER_RULES_H

#include <stdbool.h>

/**
 * Write the seccomp program of filter.h to a file, from the list of calls in
 * filter_rules.c. This takes libseccomp longer than ls takes to run, so
 * make-filters does it when the kit is built. Returns 0, or -1 with errno.
 * Source: seccomp_rule_add(3), seccomp_export_bpf(3).
 */
int filter_rules(bool control, int fd);

#endif
