/* SPDX-License-Identifier: MIT */
#ifndef PROBE_STACK_H
#define PROBE_STACK_H

/*
 * Where in the source a call was made: registers, a copy of the top of the user
 * stack, taken at a stop (stack_capture.h), and the mappings at that time. It
 * is a value, and is unwound only if a report needs it (lines.h).
 */
#include "probe/base/processor.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** A range of executable addresses of one mapped file. */
struct code_range {
	uint64_t start, end;
};

/** The address map of a program image: shared by a process and its forks. */
struct image {
	int refs;
	char *exe;        /* the program file's path, as given */
	char *exe_mapped; /* its name in maps; NULL: not known yet */
	int exe_fd; /* the program file, opened while it ran, as its name may
		     * mean nothing outside a sandbox; -1 if it can't be
		     * opened */
	char *maps; /* text of /proc/PID/maps, read when first needed, and again
		     * when a pc lies outside it; NULL before */
	unsigned version;        /* how often maps was read */
	struct code_range *code; /* of maps, sorted by address */
	size_t code_len;
	uint64_t loader_start, loader_end; /* ld.so's code; 0 if static */
	uint64_t stack_top;  /* initial stack pointer: all frames of the first
			      * thread lie below it; 0: unknown */
	uint64_t streams;    /* libc's list of streams (stdio_peek.c) */
	bool streams_looked; /* streams is known; it is 0 if there is none */
	bool time_looked;    /* the next two members are known (clock_use.c) */
	bool reads_clock, reads_other;
	const char *looked_for; /* by image_mentions(); NULL: nothing yet */
	bool mentioned;         /* it was found */
};

struct image *image_new(const char *exe);
struct image *image_ref(struct image *image);
void image_unref(struct image *image);

/** How much of a stack is copied at most. */
#define STACK_BYTES 12288

/** A copy of registers and stack at one call. */
struct stack {
	int refs;
	struct image *image; /* owns one reference */
	struct registers regs;
	uint64_t start; /* address of bytes[0]: the stack pointer minus the red
			   zone */
	size_t len;     /* at most STACK_BYTES */
	unsigned char bytes[];
};

struct stack *stack_ref(struct stack *stack);
void stack_unref(struct stack *stack);

#endif
