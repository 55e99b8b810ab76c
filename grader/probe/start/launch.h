/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LAUNCH_H
#define PROBE_LAUNCH_H

#include "sandbox/box.h"
#include <stdbool.h>
#include <sys/types.h>

/** For whom SIGINT, SIGTERM and SIGHUP to ipcprobe are. */
enum signals_for {
	FOR_PROGRAM_FIRST, /* and for us, if it has not lived to get one */
	FOR_PROGRAM,       /* and for nobody, if it has not */
	FOR_US,            /* one of many runs: they end them all */
};

/** How to start the program; a limit of 0 means none. */
struct launch_spec {
	char *const *argv; /* NULL-terminated; argv[0] as for execvp(3) */
	int stdin_fd, stdout_fd, stderr_fd; /* become 0, 1, 2; -1: as ours */
	unsigned closed_fds;   /* bit N: start with descriptor N closed */
	int filter_fd;         /* from filter_export() */
	struct box *box;       /* prepared; NULL: no isolation */
	unsigned cpu_s;        /* CPU seconds of each process */
	unsigned memory_mb;    /* address space of each process */
	unsigned file_size_mb; /* of any one file it writes */
	enum signals_for signals_for; /* used by user_signals_begin() */
};

/** A launched program that has not yet run a single instruction of its own. */
struct launched {
	pid_t pid;
	int go_fd;    /* writing a byte lets it exec */
	int error_fd; /* it writes an errno here if exec fails */
};

/**
 * Fork the child, seize it with the tracer's options and leave it waiting.
 * Descriptors from 3 up are closed in it. Returns 0 and fills *out, or -1 with
 * errno. Ownership: the caller closes both descriptors (launch_go does go_fd).
 */
int launch(const struct launch_spec *spec, struct launched *out);

/** Let it run. Returns 0, or -1 with errno. */
int launch_go(struct launched *child);

/**
 * The errno with which exec failed, 0 if it did not, or -1 if the sandbox could
 * not be entered (its standard error says why); closes error_fd.
 */
int launch_exec_error(struct launched *child);

#endif
