/* SPDX-License-Identifier: MIT */
/* A lab: what lab.conf says of it. */
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

/** What a student's process may use, as lab.conf and ipcprobe count it. */
struct limits {
	long wall_s, cpu_s, memory_mb, output_mb, file_mb, processes;
	long cpu_total_ms; /* of all processes of a run together */
	long spin_ms;      /* of a thread between two calls */
};

/** The hidden checks of a lab, as they lie here. */
enum hidden_checks {
	HIDDEN_ABSENT,     /* a student's kit, or the lab has none */
	HIDDEN_READABLE,   /* they run */
	HIDDEN_UNREADABLE, /* there, but this user may not read them */
	HIDDEN_LEFT_OUT,   /* the public ones alone are wanted */
};

/** What a lab shows its students of failed hidden checks. */
enum hidden_shown {
	SHOWN_POINTS, /* of all together */
	SHOWN_TITLES, /* and each one's title, verdict and points */
	SHOWN_FULL,   /* and all that a public check shows */
};

struct lab {
	char *id;     /* "02-dup2" */
	char *dir;    /* absolute: DATADIR/labs/02-dup2 */
	char *hidden; /* the hidden checks' file if they run, else NULL */
	enum hidden_checks hidden_checks;
	char *title;
	long weight;
	long points;     /* of all its checks, hidden ones too; 0: not told */
	char *shown;     /* lab.conf's "hidden"; see hidden_shown() */
	bool sanitizers; /* memory checks run programs built with them too */
	struct strlist files, provided, forbidden, prerequisites;
	struct program *programs;
	size_t program_count;
	struct limits limits;
};

/**
 * Read DATADIR/labs/ID/lab.conf.
 * Returns the lab, or NULL and *error says file, line and what to do.
 * Ownership: the caller calls lab_free().
 */
struct lab *lab_read(const char *id, struct error *error);
void lab_free(struct lab *lab);

/**
 * The lab whose checks try the kit itself (DATADIR/calibration). As lab_read();
 * it is in no list of labs.
 */
struct lab *lab_read_calibration(struct error *error);

/** Where they are and whether they run: lab_read() asks it. */
void lab_find_hidden(struct lab *lab);

/** Leave its hidden checks out, if it has any here. */
void lab_leave_hidden_out(struct lab *lab);

/**
 * Is there nothing that would lose students the points of hidden checks?
 * Returns 0, or -1 and *error: they are there but can't be read, and what to
 * do about it.
 */
int lab_hidden_checks_run(const struct lab *lab, struct error *error);

/**
 * What a result says of them ("hidden_checks"): "run", "left-out" (there, but
 * not run) or "absent". Ownership: static.
 */
const char *lab_hidden_word(const struct lab *lab);

/**
 * What "points", "titles", "full" or "after DATE" (titles, then full) means
 * now: an enum hidden_shown, or -1 if it is none of them.
 */
int hidden_shown(const char *text, time_t now);

/** The same of a lab by its id; titles where there is no such lab any more. */
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
