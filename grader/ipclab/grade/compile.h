/* SPDX-License-Identifier: MIT */
/* Running the compiler in the box. */
#ifndef IPCLAB_COMPILE_H
#define IPCLAB_COMPILE_H

#include "ipclab/grade/isolation.h"
#include "ipclab/grade/workspace.h"

enum {
	COMPILE_MS = 60000, /* wall clock; CPU time has its own limit */
};

/** The result of compiling a program. */
struct compiled {
	const char *missing; /* a source that was not handed in, or NULL */
	const char *empty;   /* a source of no bytes, or NULL */
	struct strlist argv; /* empty if a source is missing or empty */
	struct run_end end;
	int error;   /* an errno: it could not be run */
	bool wanted; /* to be compiled this time */
};

/** The command that builds a program into FOLDER; ws->sane: with sanitizers. */
void compiler_argv(struct strlist *argv, const struct lab *lab,
		   const struct workspace *ws, const struct sandbox *sandbox,
		   const struct program *program, const char *folder);

/** Compile all, and retry those that failed through our fault. */
void compile_all(struct compiled *programs, const struct lab *lab,
		 const struct workspace *ws, const struct sandbox *sandbox,
		 size_t jobs);

/** What the compiler itself printed, or NULL if it was never started. */
const char *compiler_said(const struct compiled *compiled);

/**
 * Was it the grader's fault? A compiler never ends with status 126 or 127; a
 * shell that can't run it does.
 */
bool compile_our_fault(const struct compiled *compiled);

#endif
