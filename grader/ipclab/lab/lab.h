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

void lab_free(struct lab *lab);

/** Is a program's source ("fixtures/…") the lab's own, in its folder? Otherwise
 *  students hand it in. */
bool source_is_labs(const char *source);

/** lab.conf as a JSON object, for scripts. The caller owns it. */
json_t *lab_json(const struct lab *lab);

#endif
