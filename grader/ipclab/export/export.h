/* SPDX-License-Identifier: MIT */
/* Results in the formats that course sites and tools read. */
#ifndef IPCLAB_EXPORT_H
#define IPCLAB_EXPORT_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct export_options {
	const char *assignment; /* the name it has on the course site */
	struct strlist labs;    /* the labs that the class has marks of */
	long most;              /* points that a submission can have */
	bool columns;           /* a column a lab, not one for all */
};

/* Each writes what it is given; for what a student may see, pass a
   student_view(). */

/** A format for a whole class: start, one call for each submission, end. */
struct export_class {
	const char *name;
	void (*start)(FILE *out, const struct export_options *options);
	void (*one)(FILE *out, const struct export_options *options,
		    const json_t *result);
	void (*end)(FILE *out);
};

/** A format for one submission. */
struct export_single {
	const char *name;
	void (*one)(FILE *out, const struct export_options *options,
		    const json_t *result);
	const char *const *environment; /* variables that must be set; or NULL
					 */
};

/** All formats. The lists end with a NULL name. */
extern const struct export_class export_classes[];
extern const struct export_single export_singles[];

/* The writers, each in a file of its family. */
void junit_start(FILE *out, const struct export_options *options);
void junit_one(FILE *out, const struct export_options *options,
	       const json_t *result);
void junit_end(FILE *out);
void moodle_start(FILE *out, const struct export_options *options);
void moodle_one(FILE *out, const struct export_options *options,
		const json_t *result);
void canvas_start(FILE *out, const struct export_options *options);
void canvas_one(FILE *out, const struct export_options *options,
		const json_t *result);
void gradescope_one(FILE *out, const struct export_options *options,
		    const json_t *result);
void autolab_one(FILE *out, const struct export_options *options,
		 const json_t *result);
void prairielearn_one(FILE *out, const struct export_options *options,
		      const json_t *result);
void github_one(FILE *out, const struct export_options *options,
		const json_t *result);
void merge_start(FILE *out, const struct export_options *options);
void merge_one(FILE *out, const struct export_options *options,
	       const json_t *result);
void zip_start(FILE *out, const struct export_options *options);
void moodle_zip_one(FILE *out, const struct export_options *options,
		    const json_t *result);
void canvas_zip_one(FILE *out, const struct export_options *options,
		    const json_t *result);
void zip_end(FILE *out);
void classroom50_one(FILE *out, const struct export_options *options,
		     const json_t *result);
extern const char *const classroom50_environment[];

/** Reduce a result to that lab alone, in its own points. */
void export_keep_lab(json_t *result, const char *lab);

/**
 * The text above all checks: what needs a look, that hidden checks did not run,
 * notes on the files, the compiler's messages. Ownership: the caller frees.
 */
char *export_summary(const json_t *result);

/** Did nothing arrive that any of the labs asks for? */
bool export_nothing_there(const json_t *result);

/**
 * The text of a failed check in a student_view(): message, findings and places,
 * expected and actual, the replay command, as far as it has them.
 * Ownership: the caller frees.
 */
char *export_message(const json_t *check);

#endif
