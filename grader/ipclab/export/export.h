/* SPDX-License-Identifier: MIT */
/* Results in the forms that course sites and tools read. */
#ifndef IPCLAB_EXPORT_H
#define IPCLAB_EXPORT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct export_options {
	const char *assignment; /* the name it has on the course site */
};

/** A form of a whole class: start, one call a submission, end. */
struct export_class {
	const char *name;
	void (*start)(FILE *out, const struct export_options *options);
	void (*one)(FILE *out, const struct export_options *options,
		    const json_t *result);
	void (*end)(FILE *out);
};

/** A form of one submission. */
struct export_single {
	const char *name;
	void (*one)(FILE *out, const struct export_options *options,
		    const json_t *result);
};

/** junit, moodle, canvas; gradescope, autolab, prairielearn, github. The
 * lists end with a NULL name. */
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

/**
 * What stands above all checks: what needs a look, that hidden checks did not
 * run, notes on the files, what the compiler says. Ownership: the caller frees.
 */
char *export_summary(const json_t *result);

/** Did nothing arrive that any of the labs asks for? */
bool export_nothing_there(const json_t *result);

/**
 * What a failed check may show its student: message, findings and places,
 * expected and actual, the replay command; for a hidden check nothing.
 * Ownership: the caller frees.
 */
char *export_message(const json_t *check);

#endif
