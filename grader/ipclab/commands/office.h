/* SPDX-License-Identifier: MIT */
/* What the course office's commands share: mark, forget, history. */
#ifndef IPCLAB_OFFICE_H
#define IPCLAB_OFFICE_H

#include "ipclab/book/outdir.h"

/** Die because no submission has that name, and suggest the nearest. */
_Noreturn void die_of_name(const struct strlist *names, const char *name);

/**
 * The submission that a person means: by its name, or by what only its student
 * is called, or by the site's number. Dies if there is none, or more than one.
 * The caller frees.
 */
char *office_name(struct gradebook *book, const char *wanted);

/**
 * Open OUT (to change it, if write). Dies if that fails, or if no submission is
 * named NAME (office_name()) or has that pseudonym. Returns the submission's
 * name, which lives as long as the process. Ownership of *out: outdir_close().
 */
const char *office_open(struct outdir *out, const char *path, const char *name,
			bool write);

/** The current result of that submission. The caller owns it. */
json_t *office_result(struct gradebook *book, const char *name);

/** Write all pages again. Dies if that fails. */
void office_publish(const struct outdir *out);

#endif
