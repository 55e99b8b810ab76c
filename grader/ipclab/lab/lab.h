/* SPDX-License-Identifier: MIT */
/* A lab, as described by its lab.conf. */
#ifndef IPCLAB_LAB_H
#define IPCLAB_LAB_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <jansson.h>
#include <stdbool.h>

/** A program that the grader builds. */
struct program {
	char *name;
	struct strlist sources; /* see source_is_labs() */
};

/** What a student's process may use, in the units of lab.conf and ipcprobe. */
struct lab_limits {
	long wall_s, cpu_s, memory_mb, output_mb, file_mb, processes;
	double cpu_total_s; /* all processes of a run together */
	double spin_s;      /* a thread between two calls */
};

/** The state of a lab's hidden checks on this machine. */
enum hidden_checks {
	HIDDEN_ABSENT,     /* a student's kit, or a lab without any */
	HIDDEN_READABLE,   /* they run */
	HIDDEN_UNREADABLE, /* there, but this user may not read them */
	HIDDEN_LEFT_OUT,   /* only the public ones are wanted */
};

struct lab {
	char *id;     /* "02-dup2" */
	char *dir;    /* absolute: DATADIR/labs/02-dup2 */
	char *hidden; /* the hidden checks' file if they run, else NULL */
	enum hidden_checks hidden_checks;
	char *title;
	long weight;
	long points;     /* of all checks, hidden ones too; 0: unknown */
	char *shown;     /* lab.conf's "hidden"; see hidden_shown() */
	bool sanitizers; /* memory checks also run programs built with them */
	struct strlist files, provided, forbidden, prerequisites;
	struct program *programs;
	size_t program_count;
	struct lab_limits limits;
};

/**
 * Read DATADIR/labs/ID/lab.conf.
 * Returns the lab, or NULL and *error with file, line and what to do.
 * Ownership: the caller calls lab_free().
 */
struct lab *lab_read(const char *id, struct error *error);
void lab_free(struct lab *lab);

/**
 * The lab whose checks test the kit itself (DATADIR/calibration). Like
 * lab_read(), but it is in no list of labs.
 */
struct lab *lab_read_calibration(struct error *error);

/** Is a program's source ("fixtures/…") the lab's own, in its folder? Otherwise
 *  students hand it in. */
bool source_is_labs(const char *source);

/** All ids below DATADIR/labs, sorted. Returns 0, or -1 and *error. */
int lab_ids(struct strlist *ids, struct error *error);

/** All labs that can be read, by id. Ownership: lab_set_clear(). */
struct lab_set {
	struct lab **items;
	size_t count;
};
struct lab_set lab_read_all(void);
void lab_set_clear(struct lab_set *labs);

/**
 * The id that a user means: "02-dup2", "02", "2" or "dup2".
 * Returns the id, or NULL and *error, which names the nearest one.
 * Ownership: the caller frees.
 */
char *lab_resolve(const char *wanted, struct error *error);

/** lab.conf as a JSON object, for scripts. The caller owns it. */
json_t *lab_json(const struct lab *lab);

#endif
