/* SPDX-License-Identifier: MIT */
#ifndef PROBE_ADOPTER_H
#define PROBE_ADOPTER_H

/*
 * Who adopts orphans. Observed, it is ipcprobe, so that none is lost; otherwise
 * it would be init, so that is what getppid(2) says. Source:
 * PR_SET_CHILD_SUBREAPER(2const).
 */
#include "probe/live/consultant.h"

/** The pid of the process that a program's orphans find as their parent. */
enum { ADOPTER = 1 };

/** Have we adopted this process? Then its parent, another of the run, has
 *  ended. */
bool adopter_is_us(const struct live *live, pid_t pid);

/** Answers getppid(). */
struct consultant adopter_consultant(void);

#endif
