/* SPDX-License-Identifier: MIT */
/* Grading one submission, in a process of its own. */
#ifndef IPCLAB_WORKER_H
#define IPCLAB_WORKER_H

#include "ipclab/class/session.h"
#include "ipclab/grade/grading.h"
#include "ipclab/intake/intake.h"

/**
 * Read a submission and grade the labs that are new or changed. known: what
 * gradebook_known() returns for it, with attempts_known(). Returns {"refused":
 * text or null, "files": hash of all files that labs ask for, "notes": [...],
 * "looks": [{"id", "message"}], "labs": [{"id", "hash", and "unchanged": true |
 * "failure": text | "result": lab object, "seconds"}], "attempts": [{"at",
 * "labs"}]: those before the latest, if they may count}. The caller owns it.
 * Never returns an error: failures are in the answer.
 */
json_t *worker_grade(const struct session *session,
		     const struct submission *submission, json_t *known);

/** The "files" that worker_grade() would return for a submission. */
void worker_files(const struct session *session,
		  const struct submission *submission, char hex[SHA256_HEX]);

/** A worker's process, and the memory that holds its answer. */
struct worker {
	pid_t pid;
	int pidfd;
	int answer;
};

/**
 * Start worker_grade() in a process that ends with this one. Returns 0, or -1
 * with errno. Ownership: worker_end() frees the worker.
 */
int worker_start(struct worker *worker, const struct session *session,
		 const struct submission *submission, json_t *known);

/**
 * Wait for it. Returns its answer, or NULL and *error with how it ended. The
 * caller owns the answer.
 */
json_t *worker_end(struct worker *worker, struct error *error);

#endif
