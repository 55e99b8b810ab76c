/* SPDX-License-Identifier: MIT */
/* What the commands of the course office share: mark, forget, history. */
#ifndef IPCLAB_OFFICE_H
#define IPCLAB_OFFICE_H

#include "ipclab/book/outdir.h"

/** Die because there is no submission of that name, and name the nearest. */
_Noreturn void die_of_name(const struct strlist *names, const char *name);

/**
 * The submission that a person means by that: its name, or what only its
 * student is called, or the site's number; die if there is none, or there are
 * several. The caller frees.
 */
char *office_name(struct gradebook *book, const char *wanted);

/**
 * Open OUT, to change it if write; die if that fails, or if there is no
 * submission NAME (office_name()), nor one with that pseudonym. Returns its
 * name, which lives as long as the process. Ownership of *out: outdir_close().
 */
const char *office_open(struct outdir *out, const char *path, const char *name,
			bool write);

/** The current result of that submission. The caller owns it. */
json_t *office_result(struct gradebook *book, const char *name);

/** Write all pages again; die if that fails. */
void office_publish(const struct outdir *out);

#endif
