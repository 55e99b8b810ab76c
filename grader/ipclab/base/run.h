/* SPDX-License-Identifier: MIT */
/* What is run, and how it ended. */
#ifndef IPCLAB_RUN_H
#define IPCLAB_RUN_H

#include <stdbool.h>
#include <stddef.h>

struct run_end;

struct program_run {
	char *const *argv; /* argv[0] is a path */
	char *const *env;  /* the whole environment */
	const char *cwd;   /* NULL: unchanged */
	long limit_ms;     /* wall clock */
	/* Called in the child in place of execve, to enter a sandbox; NULL:
	   none. Descriptors from 3 up are already closed. */
	void (*enter)(const struct program_run *run);
	const void *context; /* for enter */
	size_t output_cap;   /* bytes of output kept; the rest is dropped */
	/* called each time more output has come; NULL: none */
	void (*more)(void *listener, const struct run_end *so_far);
	void *listener;
};

struct run_end {
	int status;       /* as wait(2) gives it */
	bool timed_out;   /* we ended it at limit_ms */
	bool interrupted; /* we ended it because of a signal */
	bool truncated;   /* it wrote more than output_cap */
	char *output;     /* standard output and error, NUL-terminated */
	size_t output_size;
};

#endif
