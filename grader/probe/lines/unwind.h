/* SPDX-License-Identifier: MIT */
#ifndef PROBE_UNWIND_H
#define PROBE_UNWIND_H

/*
 * One address space as it was: its program file and libraries by the saved
 * address map, and saved stacks unwound in it. No live process is needed. This
 * runs only in the line reader (line_reader.h): the program file is not
 * trusted.
 */
#include "probe/events/stack.h"
#include <elfutils/libdwfl.h>

struct modules;
struct unwind;

/** Make one for this image's map; NULL with errno. Borrows both, for as long as
    the process lives. names_only: don't look for separate debug information. */
struct unwind *unwind_new(const struct image *image,
			  const struct modules *modules, bool names_only);

/** Called for each frame, innermost first; return false to stop. The address
    lies inside the call instruction, where debug information looks it up. */
typedef bool unwind_frame(struct unwind *unwind, uint64_t pc, void *arg);

/**
 * Walk a stack of this image. Returns 0; 1 if its outermost frame was not
 * reached although nobody stopped the walk; or -1 if not even the innermost
 * frame was found.
 */
int unwind_walk(struct unwind *unwind, const struct stack *stack,
		unwind_frame *visit, void *arg);

/** In a visit: was this frame interrupted, so that those before it belong to a
    signal handler? */
bool unwind_interrupted(const struct unwind *unwind);

/** The file mapped there, or NULL. */
Dwfl_Module *unwind_module(struct unwind *unwind, uint64_t pc);

/** Is it the program file itself? */
bool unwind_is_program(const struct unwind *unwind, Dwfl_Module *module);

#endif
