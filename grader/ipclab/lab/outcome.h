/* SPDX-License-Identifier: MIT */
/*
 * The possible outcomes of a check and of a lab, as in the result document.
 * Passed, failed and no verdict are never mixed up.
 */
#ifndef IPCLAB_OUTCOME_H
#define IPCLAB_OUTCOME_H

#include <jansson.h>
#include <stdbool.h>

/** The "status" of a check. Compiling has one too, but is never skipped. */
enum status {
	STATUS_PASS,
	STATUS_FAIL,
	STATUS_ERROR, /* the grader has no verdict */
	STATUS_SKIP,  /* it can't be run here */
};

/** Its name in a result: "pass", "fail", "error", "skip". */
const char *status_name(enum status status);

/** The status that an object has; STATUS_ERROR if it has none. */
enum status status_in(const json_t *object);

void status_set(json_t *object, enum status status);

/** Is it a verdict? Error and skip are not, and give no points. */
bool status_is_verdict(enum status status);

/**
 * A check's evidence in one sentence: its message or, if that is empty, its
 * first finding's; "" if it passed. Ownership: the check's.
 */
const char *check_says(const json_t *check);

/** Is it one of the lab's hidden checks? */
bool check_is_hidden(const json_t *check);

/**
 * Did the hidden checks of this lab, or of all labs of this submission, run? If
 * not, they were left out though they are there, or this kit has none.
 */
bool hidden_checks_ran(const json_t *object);
bool hidden_checks_left_out(const json_t *object);

/** Why the checks of a lab were not run: its "not_run", or null if they
 *  were. */
enum not_run {
	RUN,                   /* they were run */
	NOT_RUN_NOTHING_THERE, /* no file of the lab was handed in */
	NOT_RUN_NOT_COMPILED,  /* none of its programs compiled */
	NOT_RUN_NO_COMPILER,   /* the compiler did not run: our fault */
};

/** The value of "not_run": a string or null. The caller owns it. */
json_t *not_run_json(enum not_run why);

/** The value in a lab object. */
enum not_run not_run_in(const json_t *lab);

/** A sentence or two for people. Ownership: static; "" for RUN. */
const char *not_run_text(enum not_run why);

#endif
