/* SPDX-License-Identifier: MIT */
/* A lab, as described by its lab.conf. */
#ifndef IPCLAB_LAB_H
#define IPCLAB_LAB_H

#include "ipclab/base/error.h"
#include "ipclab/base/mem.h"

#include <jansson.h>
#include <time.h>

/** A program that the grader builds. */
struct program {
	char *name;
	struct strlist
		sources; /* "fixtures/…" is the lab's, else a student's */
};

/** What a student's process may use, in the units of lab.conf and ipcprobe. */
struct limits {
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

/** What a lab shows its students of failed hidden checks. */
enum hidden_shown {
	SHOWN_POINTS, /* the points of all together */
	SHOWN_TITLES, /* also each one's title, verdict and points */
	SHOWN_FULL,   /* also all that a public check would show */
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
	struct limits limits;
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

/** Find out where the hidden checks are and whether they run. lab_read() calls
 *  it. */
void lab_find_hidden(struct lab *lab);

/** Leave out its hidden checks, if it has any here. */
void lab_leave_hidden_out(struct lab *lab);

/**
 * Make sure that students don't lose the points of hidden checks. Returns 0, or
 * -1 and *error, with what to do, if the checks are there but can't be read.
 */
int lab_hidden_checks_run(const struct lab *lab, struct error *error);

/**
 * What a result says of the hidden checks ("hidden_checks"): "run", "left-out"
 * (there, but not run) or "absent". Ownership: static.
 */
const char *lab_hidden_word(const struct lab *lab);

/**
 * What "points", "titles", "full" or "after DATE" (titles, then full) means
 * now: an enum hidden_shown, or -1 for any other word.
 */
int hidden_shown(const char *text, time_t now);

/** The same for a lab by its id; titles if the lab no longer exists. */
enum hidden_shown lab_hidden_shown(const char *id);

/** All ids below DATADIR/labs, sorted. Returns 0, or -1 and *error. */
int lab_ids(struct strlist *ids, struct error *error);

/**
 * The id that a user means: "02-dup2", "02", "2" or "dup2".
 * Returns the id, or NULL and *error, which names the nearest one.
 * Ownership: the caller frees.
 */
char *lab_resolve(const char *wanted, struct error *error);

/** lab.conf as a JSON object, for scripts. The caller owns it. */
json_t *lab_json(const struct lab *lab);

#endif
