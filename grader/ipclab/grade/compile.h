/* SPDX-License-Identifier: MIT */
/* The compiler, run in the box. */
#ifndef IPCLAB_COMPILE_H
#define IPCLAB_COMPILE_H

#include "ipclab/grade/isolation.h"
#include "ipclab/grade/workspace.h"

enum {
	COMPILE_MS = 60000, /* on a busy machine: its CPU time has a limit */
};

/** The result of compiling a program. */
struct compiled {
	const char *missing; /* a source that was not handed in, or NULL */
	const char *empty;   /* a source without a byte, or NULL */
	struct strlist argv; /* empty if there is either of these */
	struct run_end end;
	int error;   /* an errno: it could not be tried */
	bool wanted; /* to be compiled now */
};

/** The command that builds a program into FOLDER, ws->sane with sanitizers. */
void compiler_argv(struct strlist *argv, const struct lab *lab,
		   const struct workspace *ws, const struct sandbox *sandbox,
		   const struct program *program, const char *folder);

/** Compile all; then try again those that we could not compile. */
void compile_all(struct compiled *programs, const struct lab *lab,
		 const struct workspace *ws, const struct sandbox *sandbox,
		 size_t jobs);

/** What the compiler itself said, or NULL if it was never started. */
const char *compiler_said(const struct compiled *compiled);

/**
 * Was it the grader that could not compile? A compiler that ran never ends with
 * 126 or 127: that is how a shell reports that it can't be run.
 */
bool compile_our_fault(const struct compiled *compiled);

#endif
