/* Grading a class: workers on all cores, the gradebook, the progress. */
#ifndef IPCLAB_CLASS_H
#define IPCLAB_CLASS_H

#include "ipclab/outdir.h"
#include "ipclab/progress.h"
#include "ipclab/worker.h"

/**
 * Grade all submissions, jobs at a time, and put what comes of it into the
 * gradebook and the results as it comes. Returns 0; or -1 and *error if the
 * grader can't go on (the disk is full), or a signal asked it to end. What
 * was put into the gradebook before stays there in any case.
 */
int class_grade(const struct session *session, const struct intake *intake,
		const struct outdir *out, size_t jobs,
		struct progress *progress, struct error *error);

#endif
