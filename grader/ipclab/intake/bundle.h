/* The files of a submission that the labs ask for, in memory. */
#ifndef IPCLAB_BUNDLE_H
#define IPCLAB_BUNDLE_H

#include "ipclab/lab/lab.h"

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

struct bundle {
	struct bundle_file *files;
	size_t count;
	size_t total;          /* bytes of all files */
	size_t entries;        /* looked at so far */
	struct strlist wanted; /* names of files that labs ask for */
	struct strlist notes;  /* what was left out or changed, and why */
	struct strlist others; /* names of some files that nobody asks for */
};

/** Let the bundle take the files that a lab asks for. */
void bundle_want(struct bundle *bundle, const struct lab *lab);

/**
 * Is it a file of this path that is asked for? Goes by its last part, and
 * takes what tidy_name_fits() takes.
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
 * Take the asked-for files below a folder.
 * Symbolic links are not followed; what is no regular file, too large or
 * unreadable is noted. Returns 0, or -1 and *error (too many entries, too
 * deep, the folder itself can't be read).
 */
int bundle_read_folder(struct bundle *bundle, const char *path,
		       struct error *error);

/**
 * The file of that name for that lab: in a folder named as the lab, else in
 * one that is no other lab's. Two that are equally good are noted, and the
 * first by path is taken. If there is none, one whose name is so but for case,
 * "(1)" and the like (tidy_name_fits()), if only one can be meant; that is
 * noted. Returns NULL if there is none.
 */
const struct bundle_file *bundle_pick(struct bundle *bundle,
				      const struct lab *lab, const char *name);

void bundle_clear(struct bundle *bundle);

#endif
