/* SPDX-License-Identifier: MIT */
/*
 * The possible outcomes of a check and of a lab, as in the result document. The
 * three are never mixed: passed, failed, and no verdict.
 */
#ifndef IPCLAB_OUTCOME_H
#define IPCLAB_OUTCOME_H

#include <jansson.h>
#include <stdbool.h>

/** The "status" of a check; compiling has one too, but is never skipped. */
enum status {
	STATUS_PASS,
	STATUS_FAIL,
	STATUS_ERROR, /* the grader could not tell */
	STATUS_SKIP,  /* it can't be tried here */
};

/** Its name in a result: "pass", "fail", "error", "skip". */
const char *status_name(enum status status);

/** The status that an object has; STATUS_ERROR if it has none. */
enum status status_in(const json_t *object);

void status_set(json_t *object, enum status status);

/** Is it a verdict? Error and skip are not: no points come from them. */
bool status_is_verdict(enum status status);

/**
 * A check's evidence in a sentence: its message or, if it leaves that to its
 * findings, the first finding's. Ownership: the check's; "" if it passed.
 */
const char *check_says(const json_t *check);

/** Why the checks of a lab were not run: its "not_run", or null if they
 *  were. */
enum not_run {
	RUN,                   /* they were */
	NOT_RUN_NOTHING_THERE, /* no file of the lab was handed in */
	NOT_RUN_NOT_COMPILED,  /* no program of it compiled */
	NOT_RUN_NO_COMPILER,   /* the compiler did not run: our fault */
};

/** The value of "not_run": a string or null. The caller owns it. */
json_t *not_run_json(enum not_run why);

/** The value that a lab object has. */
enum not_run not_run_in(const json_t *lab);

/** A sentence or two for a reader. Ownership: static; "" for RUN. */
const char *not_run_text(enum not_run why);

#endif
