/* SPDX-License-Identifier: MIT */
/* The files of a submission that the labs ask for, held in memory. */
#ifndef IPCLAB_BUNDLE_H
#define IPCLAB_BUNDLE_H

#include "ipclab/intake/content.h"
#include "ipclab/lab/lab.h"

#include <time.h>

enum {
	BUNDLE_FILE_BYTES = 1 << 20,   /* the largest file taken */
	BUNDLE_TOTAL_BYTES = 16 << 20, /* all files taken together */
	BUNDLE_ENTRIES = 10000,        /* files and folders looked at */
	BUNDLE_DEPTH = 16,             /* how deep folders may be nested */
	BUNDLE_ARCHIVES = 100,         /* archives opened in a folder */
};

struct bundle_file {
	char *path; /* within the submission: "02-dup2/pipeline.c" */
	char *data; /* size bytes and a NUL */
	size_t size;
};

/**
 * Why a person should look: something was left out, or taken despite a doubt.
 * id is one of the DOUBT_ words, as in the result's schema.
 */
struct bundle_doubt {
	const char *id;
	char *message;
};

#define DOUBT_ARCHIVE "archive" /* an archive that is not opened */
#define DOUBT_LOCKED "locked"   /* by a password */
#define DOUBT_DAMAGED "damaged" /* the archive's content can't be read */
#define DOUBT_UNREADABLE                                                       \
	"unreadable"              /* a link, a device, no rights, too large */
#define DOUBT_SEVERAL "several"   /* several files may be the right one */
#define DOUBT_STUDENTS "students" /* it may be more than one person's */
#define DOUBT_NAME "name"         /* by its name it is another file */
#define DOUBT_NOTHING "nothing"   /* nothing that a lab asks for */

#define CLOCK_ARCHIVE "archive" /* the newest file in an archive */
#define CLOCK_GIT "git"         /* the commit that is checked out */

struct bundle {
	struct bundle_file *files;
	size_t count;
	size_t total;          /* bytes of all files */
	size_t entries;        /* looked at so far */
	size_t file_bytes;     /* limit for a file; 0: BUNDLE_FILE_BYTES */
	struct strlist wanted; /* names of files that labs ask for */
	struct strlist notes;  /* what was left out or changed, and why */
	struct bundle_doubt *doubts;
	size_t doubt_count;
	bool drops_empty;        /* a file that is empty, or no source at all,
				    is doubted, not taken */
	bool lacks;              /* bundle_pick() did not find a file */
	time_t at;               /* when it was made, by `clock`; 0: unknown */
	const char *clock;       /* CLOCK_ARCHIVE, CLOCK_GIT */
	struct strlist others;   /* files that no lab asks for */
	struct strlist archives; /* in a folder, still to be opened */
	struct strlist hidden;   /* folders whose names begin with a dot */
	size_t hidden_entries;   /* looked at in those folders */
};

/** Record when the submission was made, by that clock. The newest time counts;
 *  impossible ones are ignored. */
void bundle_made_at(struct bundle *bundle, time_t at, const char *clock);

/** Make the bundle also want the files of this lab. */
void bundle_want(struct bundle *bundle, const struct lab *lab);

/**
 * Is a file of this path wanted? Looks only at its last part, and accepts what
 * name_fit() accepts.
 */
bool bundle_wants(const struct bundle *bundle, const char *path);

/**
 * Add a file, tidied by tidy_text(), with a note of what was changed. A second
 * file of the same path replaces the first, with a note if they differ.
 * Ownership: takes over data, which has size bytes and room for a NUL.
 */
void bundle_add(struct bundle *bundle, const char *path, char *data,
		size_t size);

/** Remember a file that no lab asks for. One that can't be opened is a doubt.
 */
void bundle_other(struct bundle *bundle, const char *path,
		  enum content content);

/** Note what was left out (printf style). Equal notes appear only once. */
void bundle_note(struct bundle *bundle, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * Note it, and have a person look at it if in the end a file that a lab asks
 * for was not found, or was found several times. id: a DOUBT_ word.
 */
void bundle_doubt(struct bundle *bundle, const char *id, const char *format,
		  ...) __attribute__((format(printf, 3, 4)));

/** Should a person look at it? Call it after all files have been picked. */
bool bundle_needs_look(const struct bundle *bundle,
		       const struct bundle_doubt *doubt);

/** An empty bundle that wants the same files as this one and continues its
 *  counts. */
struct bundle bundle_beside(const struct bundle *bundle);

/**
 * Take from `more` its notes, and those of its files of which the bundle has
 * none of that wanted name yet. What is left out, or differs from what is
 * there, is noted. from: where `more` comes from. Clears more.
 */
void bundle_fill(struct bundle *bundle, struct bundle *more, const char *from);

/** Does the file have these bytes? */
bool bundle_same(const struct bundle_file *file, const char *data, size_t size);

/** The name of a file without its folders. */
const char *bundle_last_part(const char *path);

void bundle_clear(struct bundle *bundle);

#endif
