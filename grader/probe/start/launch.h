/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LAUNCH_H
#define PROBE_LAUNCH_H

#include "sandbox/box.h"
#include <stdbool.h>
#include <sys/types.h>

/** Who receives the SIGINT, SIGTERM and SIGHUP sent to ipcprobe. */
enum signals_for {
	FOR_PROGRAM_FIRST, /* or us, if it ended before getting it */
	FOR_PROGRAM,       /* or nobody, if it ended before getting it */
	FOR_US,            /* one of many runs: ends them all */
};

/** How to start the program; a limit of 0 means none. */
struct launch_spec {
	char *const *argv; /* NULL-terminated; argv[0] as for execvp(3) */
	int stdin_fd, stdout_fd, stderr_fd; /* for 0, 1, 2; -1: same as ours */
	unsigned closed_fds;   /* bit N: start with descriptor N closed */
	int filter_fd;         /* from filter_export() */
	struct box *box;       /* prepared; NULL: no isolation */
	unsigned cpu_s;        /* CPU seconds of each process */
	unsigned memory_mb;    /* address space of each process */
	unsigned file_size_mb; /* of any one file it writes */
	enum signals_for signals_for; /* used by user_signals_begin() */
};

/** A launched program that has not yet executed any instruction of its own. */
struct launched {
	pid_t pid;
	int go_fd;    /* writing a byte lets it exec */
	int error_fd; /* it writes an errno here if exec fails */
};

/**
 * Fork the child, seize it with the tracer's options and leave it waiting. Its
 * descriptors from 3 up are closed. Returns 0 and fills *out, or -1 with errno.
 * Ownership: the caller closes both descriptors (launch_go closes go_fd).
 */
int launch(const struct launch_spec *spec, struct launched *out);

/** Let it run. Returns 0, or -1 with errno. */
int launch_go(struct launched *child);

/**
 * The errno of a failed exec, 0 if it did not fail, or -1 if the sandbox could
 * not be entered (its standard error says why). Closes error_fd.
 */
int launch_exec_error(struct launched *child);

#endif
