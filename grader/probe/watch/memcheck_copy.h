/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MEMCHECK_COPY_H
#define PROBE_MEMCHECK_COPY_H

/*
 * What Valgrind says of a program, out of the program's reach. Valgrind writes
 * its XML as the process that it looks at: whatever file that is, the program
 * can empty it, or write another. Here each piece is copied at the moment at
 * which Valgrind writes it, and nothing takes it back.
 *
 * Valgrind's own descriptors begin where the program's end: it refuses calls
 * of the program on them. Hence the program's limit of open files must be
 * MEMCHECK_FD (ulimit -Sn).
 */
#include "probe/live/consultant.h"

enum { MEMCHECK_FD = 256 };

struct memcheck_copy {
	int folder; /* -1: nothing is copied */
	int error;  /* errno of what could not be kept, or 0 */
	struct memcheck_process {
		pid_t pid;
		int fd; /* where it writes its XML */
	} * processes;
	size_t len, bytes;
};

/**
 * Copy to FOLDER/PID.xml, PID as the process itself sees it (Valgrind's %p);
 * and to FOLDER/escaped the name of a program file, none of the system's, that
 * was started without Valgrind. folder: NULL for none.
 * Returns 0, or -1 with errno. Ownership: end with memcheck_copy_end().
 */
int memcheck_copy_begin(struct memcheck_copy *copy, const char *folder);
void memcheck_copy_end(struct memcheck_copy *copy);

struct consultant memcheck_copy_consultant(struct memcheck_copy *copy);

#endif
