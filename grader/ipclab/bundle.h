/* The files of a submission that the labs ask for, in memory. */
#ifndef IPCLAB_BUNDLE_H
#define IPCLAB_BUNDLE_H

#include "ipclab/lab.h"

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
	struct strlist notes;  /* what was left out, and why */
};

/** Let the bundle take the files that a lab asks for. */
void bundle_want(struct bundle *bundle, const struct lab *lab);

/** Is it a file of this path that is asked for? Goes by its last part. */
bool bundle_wants(const struct bundle *bundle, const char *path);

/**
 * Add one file. A second one of the same path replaces the first.
 * Ownership: takes data, which has size bytes and room for a NUL.
 */
void bundle_add(struct bundle *bundle, const char *path, char *data,
		size_t size);

/** Note what was left out (printf style). */
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
 * first by path is taken. Returns NULL if there is none.
 */
const struct bundle_file *bundle_pick(struct bundle *bundle,
				      const struct lab *lab, const char *name);

void bundle_clear(struct bundle *bundle);

#endif
