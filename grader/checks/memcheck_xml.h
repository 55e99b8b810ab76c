/* SPDX-License-Identifier: MIT */
#ifndef CHECKS_MEMCHECK_XML_H
#define CHECKS_MEMCHECK_XML_H

/*
 * Valgrind's XML (protocol 4, tool memcheck) as a list of errors. Keeps only
 * what a report needs: of each stack, the frames with a file and a line.
 * Source: docs/internals/xml-output-protocol4.txt in Valgrind's sources.
 */
#include <stdio.h>

enum { MEMCHECK_FRAMES = 8, MEMCHECK_STACKS = 2 };

struct memcheck_frame {
	char *object; /* path of the program or library */
	char *function;
	char *file; /* without its folder */
	unsigned line;
};

/** One error: its own stack, and where the memory came from, if reported. */
struct memcheck_error {
	char *kind;      /* "InvalidRead", "Leak_DefinitelyLost", ... */
	char *what;      /* a sentence, never NULL */
	char *auxwhat;   /* about the second stack; NULL if none */
	char *innermost; /* function of the innermost frame, as a C program
			    calls it (strlen, not __strlen_sse2); or NULL */
	struct memcheck_frame frames[MEMCHECK_STACKS][MEMCHECK_FRAMES];
	unsigned frame_len[MEMCHECK_STACKS];
};

struct memcheck_errors {
	struct memcheck_error *errors;
	unsigned len;
};

/**
 * Add the errors of one file to *out, which starts all zero. If a file is cut
 * off because its process was killed, its complete errors are kept. Returns 0,
 * or -1 with errno: EINVAL (not such XML), ENOMEM, EIO. Ownership: *out owns
 * its texts until memcheck_errors_free().
 */
int memcheck_read(struct memcheck_errors *out, FILE *in);

void memcheck_errors_free(struct memcheck_errors *errors);

#endif
