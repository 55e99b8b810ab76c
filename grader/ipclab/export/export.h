/* SPDX-License-Identifier: MIT */
/* Results in the formats that course sites and tools read. */
#ifndef IPCLAB_EXPORT_H
#define IPCLAB_EXPORT_H

#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct export_options {
	const char *assignment; /* its name on the course site */
	struct strlist labs;    /* the labs that the class has marks for */
	long most;              /* the most points a submission can have */
	bool columns;           /* one column for each lab, not one for all */
};

/* Each function writes all that it is given: to show only what a student may
   see, pass a student_view(). */
typedef void export_begin(FILE *out, const struct export_options *options);
typedef void export_one(FILE *out, const struct export_options *options,
			const json_t *result);
typedef void export_finish(FILE *out);

/** A format for a whole class: start, one call for each submission, end. */
struct export_class {
	const char *name;
	export_begin *start;
	export_one *one;
	export_finish *end;
};

/** A format for one submission. */
struct export_single {
	const char *name;
	export_one *one;
	const char *const *environment; /* variables that must be set; or NULL
					 */
};

/** All formats. The lists end with an entry whose name is NULL. */
extern const struct export_class export_classes[];
extern const struct export_single export_singles[];

/* The functions of each format, by the file that defines them. */
export_begin junit_start, moodle_start, canvas_start, merge_start, zip_start;
export_one junit_one, moodle_one, canvas_one, merge_one, moodle_zip_one;
export_one canvas_zip_one, gradescope_one, autolab_one, prairielearn_one;
export_one github_one, classroom50_one;
export_finish junit_end, zip_end;
extern const char *const classroom50_environment[];

/** Reduce a result to one lab, in that lab's own points. */
void export_keep_lab(json_t *result, const char *lab);

/** The text above all checks: all remarks, and the compiler's messages; "" if
 *  there are none. Ownership: the caller frees. */
char *export_summary(const json_t *result);

/** Was nothing handed in for any of the labs? */
bool export_nothing_there(const json_t *result);

/**
 * The text of a failed check in a student_view(): message, findings and places,
 * expected and actual output, the replay command; each if it is there.
 * Ownership: the caller frees.
 */
char *export_message(const json_t *check);

#endif
