/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MEMCHECK_COPY_H
#define PROBE_MEMCHECK_COPY_H

/*
 * Valgrind's XML about a program, kept out of that program's reach. Valgrind
 * writes it as the process that it examines, so the program can truncate or
 * overwrite whatever file that is. Therefore each piece is copied just when
 * Valgrind writes it, and nothing can take it back.
 *
 * Valgrind's own descriptors begin where the program's end, and it refuses the
 * program's calls on them. Hence the program's limit on open files must be
 * MEMCHECK_FD (ulimit -Sn).
 */
#include "probe/live/consultant.h"

enum { MEMCHECK_FD = 256 };

struct memcheck_copy {
	int folder; /* -1: copy nothing */
	int error;  /* errno if something could not be copied, or 0 */
	struct memcheck_process {
		pid_t pid;
		int fd; /* to which it writes its XML */
	} * processes;
	size_t len, bytes;
};

/**
 * Copy to FOLDER/PID.xml, with the PID that the process itself sees (Valgrind's
 * %p). If a program file that is not the system's is started without Valgrind,
 * write its name to FOLDER/escaped. folder: NULL for no copy. Returns 0, or -1
 * with errno. Ownership: end with memcheck_copy_end().
 */
int memcheck_copy_begin(struct memcheck_copy *copy, const char *folder);
void memcheck_copy_end(struct memcheck_copy *copy);

struct consultant memcheck_copy_consultant(struct memcheck_copy *copy);

#endif
