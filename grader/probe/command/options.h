/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OPTIONS_H
#define PROBE_OPTIONS_H

#include "sandbox/box.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct given_seed {
	bool given;
	uint64_t value;
};

/* --changes: these change points instead of the seed's own. */
struct given_changes {
	bool given;
	unsigned len;
	uint32_t steps[4];
};

/** What the command line asked for. Strings are argv's own; a limit of 0 means
    none. Lists end with NULL, and options_free() frees them. */
struct options {
	const char *json, *svg, *timeline, *summary, *record;
	const char *replay; /* a recording to report, instead of a run */
	const char *page, *sarif;
	const char *quiz;   /* questions in the page, or NULL */
	const char *beside; /* a recording that the page also shows, or NULL */
	const char *stdin_path, *stdout_path, *stderr_path;
	unsigned closed_fds; /* bit N: descriptor N is closed at the start */
	double timeout_s;    /* wall clock of each run */
	unsigned long cpu_s, memory_mb, resident_mb, output_mb, file_size_mb;
	unsigned long processes;
	double cpu_total_s;   /* of all processes of a run together */
	double spin_s;        /* a thread's limit between two calls */
	unsigned long log_mb; /* memory for the event log */
	bool alone;           /* nobody outside acts on the program */
	bool program_signals; /* SIGINT and the like are for the program */
	bool strict;          /* exit 123 on an error finding */
	bool lab;             /* judge by the labs' contract */
	bool quiet;           /* no report on standard error */
	bool picture;         /* also the picture on standard error */
	bool sites;           /* places of all calls in the JSON */
	const char **subjects, **shared, **injects;
	const char **partners; /* pids as given */
	const char *idle;      /* file to write to when the program is idle */
	const char *memcheck;  /* folder for Valgrind's XML */
	enum box_profile isolation;
	unsigned long isolation_uid; /* 0: claim one */
	const char **binds, **ro_binds;
	bool inject_each;
	bool virtual_time;
	struct given_seed seed;
	struct given_changes changes;
	unsigned long explore; /* schedules to try; 0: none */
	const char *verify;
	char *const *argv; /* the program and its arguments; NULL: replay */
};

/**
 * Read the command line. Returns -1 to go on, or the status to exit with
 * after --help, --version or a usage error (reported on standard error).
 * Ownership: free with options_free().
 */
int options_parse(struct options *options, int argc, char *argv[]);
void options_free(struct options *options);

#endif
