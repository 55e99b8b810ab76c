/* SPDX-License-Identifier: MIT */
/* The files of a submission that the labs ask for, in memory. */
#ifndef IPCLAB_BUNDLE_H
#define IPCLAB_BUNDLE_H

#include "ipclab/lab/lab.h"

#include <time.h>

enum {
	BUNDLE_FILE_BYTES = 1 << 20,   /* the largest file taken */
	BUNDLE_TOTAL_BYTES = 16 << 20, /* of all files taken */
	BUNDLE_ENTRIES = 10000,        /* files and folders looked at */
	BUNDLE_DEPTH = 16,             /* folders in folders */
};

struct bundle_file {
	char *path; /* in the submission, "02-dup2/pipeline.c" */
	char *data; /* size bytes and a NUL */
	size_t size;
};

/**
 * Why a person should look: what was left out, or taken with a doubt. id is one
 * of the DOUBT_ words, as in the result's schema.
 */
struct bundle_doubt {
	const char *id;
	char *message;
};

#define DOUBT_ARCHIVE "archive" /* an archive that is not opened */
#define DOUBT_LOCKED "locked"   /* by a password */
#define DOUBT_DAMAGED "damaged" /* what the archive says can't be read */
#define DOUBT_UNREADABLE                                                       \
	"unreadable"              /* a link, a device, no rights, too large */
#define DOUBT_SEVERAL "several"   /* files that may be the one */
#define DOUBT_STUDENTS "students" /* it may be more than one's */
#define DOUBT_NAME "name"         /* its name says that it is another */
#define DOUBT_NOTHING "nothing"   /* nothing that a lab asks for */

#define CLOCK_ARCHIVE "archive" /* the newest file in one */
#define CLOCK_GIT "git"         /* the commit that is checked out */

struct bundle {
	struct bundle_file *files;
	size_t count;
	size_t total;          /* bytes of all files */
	size_t entries;        /* looked at so far */
	size_t file_bytes;     /* most of a file; 0: BUNDLE_FILE_BYTES */
	struct strlist wanted; /* names of files that labs ask for */
	struct strlist notes;  /* what was left out or changed, and why */
	struct bundle_doubt *doubts;
	size_t doubt_count;
	bool lacks;            /* bundle_pick() did not find a file */
	time_t at;             /* when it was made, by a clock of its own; 0 */
	const char *clock;     /* whose: CLOCK_ARCHIVE, CLOCK_GIT */
	struct strlist others; /* names of some files that nobody asks for */
};

/** It was made then, by that clock, if it is a moment that can be: the newest
 *  counts. */
void bundle_made_at(struct bundle *bundle, time_t at, const char *clock);

/** Let the bundle take the files that a lab asks for. */
void bundle_want(struct bundle *bundle, const struct lab *lab);

/**
 * Is it a file of this path that is asked for? Goes by its last part, and
 * takes what name_fit() takes.
 */
bool bundle_wants(const struct bundle *bundle, const char *path);

/**
 * Add one file, its text as tidy_text() has it, which is noted. A second one
 * of the same path replaces the first; that is noted if it differs.
 * Ownership: takes data, which has size bytes and room for a NUL.
 */
void bundle_add(struct bundle *bundle, const char *path, char *data,
		size_t size);

/** Remember that there is a file that nobody asks for. */
void bundle_other(struct bundle *bundle, const char *path);

/** Nothing that is asked for was found: note what is there instead. */
void bundle_note_others(struct bundle *bundle);

/** Note what was left out (printf style); once if it is said again. */
void bundle_note(struct bundle *bundle, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * Note it, and that a person should look at it: if a file that a lab asks for
 * was not found in the end, or there are several of it. id: a DOUBT_ word.
 */
void bundle_doubt(struct bundle *bundle, const char *id, const char *format,
		  ...) __attribute__((format(printf, 3, 4)));

/** Is a person to look at it? After all files were picked. */
bool bundle_needs_look(const struct bundle *bundle,
		       const struct bundle_doubt *doubt);

/** An empty bundle that wants the same, and counts on from where this is. */
struct bundle bundle_beside(const struct bundle *bundle);

/**
 * Take what more has of files that are not in the bundle yet, by the name that
 * is asked for, and its notes. from: where more comes from; that it was left
 * out, or what differs from what is there, is noted. Clears more.
 */
void bundle_fill(struct bundle *bundle, struct bundle *more, const char *from);

/** Has the file these bytes? */
bool bundle_same(const struct bundle_file *file, const char *data, size_t size);

/** The name of the file, without its folders. */
const char *bundle_last_part(const char *path);

/**
 * Take the asked-for files below a folder.
 * Symbolic links are not followed; what is no regular file, too large or
 * unreadable is noted. Returns 0, or -1 and *error (too many entries, too
 * deep, the folder itself can't be read).
 */
int bundle_read_folder(struct bundle *bundle, const char *path,
		       struct error *error);

/**
 * The file of that name for that lab: in a folder named as the lab, else in one
 * that is no other lab's, else in another lab's that asks for no such file. If
 * there is none of that name, one that only one can be meant by (name_fit());
 * that is noted. Of several that are equally good the first by path is taken,
 * and that is a doubt. Returns NULL if there is none.
 */
const struct bundle_file *bundle_pick(struct bundle *bundle,
				      const struct lab *lab, const char *name);

void bundle_clear(struct bundle *bundle);

#endif
