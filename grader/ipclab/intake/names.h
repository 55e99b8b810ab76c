/* Names of submissions, as course sites and students choose them. */
#ifndef IPCLAB_NAMES_H
#define IPCLAB_NAMES_H

#include <stdbool.h>

#include <stddef.h>

/* The longest name that stands in a file name unshortened: with ".html.new"
 * it stays below the 255 bytes of a file system. */
enum { NAME_BYTES = 200 };

/**
 * The escaped name, shortened if need be, with a hash of what it stands for.
 * Ownership: the caller frees.
 */
char *name_with_hash(const char *name, const char *of);

/**
 * Canvas's single files: "doejane_LATE_1234_5678_pipeline-1.c" is of student
 * "doejane_1234", and file "pipeline.c". canvas_student() gives NULL, and
 * canvas_file() the name as it is, if it is not of that form.
 * Ownership: the caller frees.
 */
char *canvas_student(const char *name);
char *canvas_file(const char *name);

/** The number of the upload in such a name (5678), or 0: a later one is higher.
 */
unsigned long canvas_upload(const char *name);

/** Does Canvas's name, of a file or an archive, say that it came late? */
bool canvas_is_late(const char *name);

#endif
