/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MAY_HAPPEN_H
#define PROBE_MAY_HAPPEN_H

/*
 * What may happen to a call, by the run that it was seen in: nothing interrupts
 * a program without a handler, and a pipe parts no write of PIPE_BUF or less.
 * Source: pipe(7), signal(7).
 */
#include "probe/control/faults.h"
#include "probe/model/model.h"

/** May a signal make it fail with EINTR? */
bool may_be_interrupted(const struct survey_row *row);

/**
 * How many bytes a read or write could have moved at the least, fewer than it
 * did; 0 if it could only move them all.
 */
uint64_t may_be_short(const struct survey_row *row, const struct model *model);

/** May dup2 run out of descriptors? Its number is given: never. */
bool may_run_out(const struct survey_row *row);

#endif
