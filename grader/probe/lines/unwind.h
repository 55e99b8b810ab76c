/* SPDX-License-Identifier: MIT */
#ifndef PROBE_UNWIND_H
#define PROBE_UNWIND_H

/*
 * One address space as it was: its program file and libraries by the saved
 * address map, and saved stacks unwound in it. No live process is asked. This
 * runs in the line reader (line_reader.h) alone: the program file is not
 * trusted.
 */
#include "probe/events/stack.h"
#include <elfutils/libdwfl.h>

struct modules;
struct unwind;

/** For this image's map; NULL with errno. Borrows both, for as long as the
    process lives. names_only: no separate debug information is looked for. */
struct unwind *unwind_new(const struct image *image,
			  const struct modules *modules, bool names_only);

/** Called for each frame, innermost first; return false to stop. The address
    lies inside the call instruction, where debug information looks it up. */
typedef bool unwind_frame(struct unwind *unwind, uint64_t pc, void *arg);

/** Walk a stack of this image. Returns 0; 1 where its outermost frame was not
    reached, though nobody stopped the walk; or -1 where not even the innermost
    frame was there. */
int unwind_walk(struct unwind *unwind, const struct stack *stack,
		unwind_frame *visit, void *arg);

/** In a visit: was this frame interrupted, do those before it belong to a
    signal handler? */
bool unwind_interrupted(const struct unwind *unwind);

/** The file mapped there, or NULL. */
Dwfl_Module *unwind_module(struct unwind *unwind, uint64_t pc);

/** Is it the program file itself? */
bool unwind_is_program(const struct unwind *unwind, Dwfl_Module *module);

#endif
