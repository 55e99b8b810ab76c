/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MAY_HAPPEN_H
#define PROBE_MAY_HAPPEN_H

/*
 * What can really happen to a call, judging by the run that it was seen in:
 * nothing interrupts a program without a handler, and a pipe never splits a
 * write of PIPE_BUF or less. Source: pipe(7), signal(7).
 */
#include "probe/control/faults.h"
#include "probe/model/model.h"

/** Can a signal make it fail with EINTR, if its handler returns? */
bool may_be_interrupted(const struct survey_row *row);

/**
 * The least number of bytes that a read or write could have moved, if less than
 * it did; 0 if it could only move them all.
 */
uint64_t may_be_short(const struct survey_row *row, const struct model *model);

/** Can this call run out of descriptors? dup2 can't: its number is given. */
bool may_run_out(const struct survey_row *row);

#endif
