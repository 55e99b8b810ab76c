/* SPDX-License-Identifier: MIT */
#ifndef PROBE_OPTIONS_H
#define PROBE_OPTIONS_H

#include "sandbox/box.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What the command line asked for. Strings are argv's own. */
struct options {
	const char *json, *svg, *timeline, *summary, *record;
	const char *replay; /* a recording to report, instead of a run */
	const char *page, *sarif;
	const char *quiz;   /* questions in the page, or NULL */
	const char *beside; /* a recording for the page to show too, or NULL */
	const char *stdin_path, *stdout_path, *stderr_path;
	unsigned closed_fds; /* bit N: descriptor N is closed at the start */
	double timeout_s;    /* wall clock of each run; 0: none */
	unsigned cpu_s, memory_mb, resident_mb, output_mb, file_size_mb;
	unsigned processes;
	double cpu_total_s; /* of all processes of a run together */
	double spin_s;      /* of a thread between two calls */
	unsigned log_mb;    /* of memory for what is recorded */
	bool alone;         /* nobody outside acts on the program */
	bool strict;        /* exit 123 on an error finding */
	bool lab;           /* the labs' contract is the measure */
	bool quiet;         /* no report on standard error */
	bool picture;       /* the picture on standard error as well */
	bool sites;         /* places of all calls in the JSON */
	const char **subjects, **shared, **injects; /* NULL-ended, malloc'd */
	const char **partners; /* pids, as they were given; the same */
	const char *idle;      /* file that says when the program is idle */
	enum box_profile isolation;
	unsigned isolation_uid;         /* 0: claim one */
	const char **binds, **ro_binds; /* NULL-ended, malloc'd */
	bool inject_each;
	bool virtual_time;
	bool have_seed;
	uint64_t seed;
	uint32_t changes[4]; /* --changes: these change points, not the */
	unsigned change_len; /* seed's own */
	bool have_changes;
	unsigned explore; /* schedules to try; 0: none */
	const char *verify;
	char *const *argv; /* the program and its arguments; NULL: replay */
};

/**
 * Read the command line. Returns -1 to go on, or the status to exit with
 * after --help, --version or a usage error (told on standard error).
 * Ownership: free with options_free().
 */
int options_parse(struct options *options, int argc, char *argv[]);
void options_free(struct options *options);

#endif
