/* SPDX-License-Identifier: MIT */
#ifndef PROBE_UNWIND_H
#define PROBE_UNWIND_H

/*
 * One address space as it was: the program file and libraries, found by the
 * saved address map, and saved stacks unwound in it. No live process is needed.
 * Runs only in the line reader (line_reader.h), as the program file is not
 * trusted.
 */
#include "probe/events/stack.h"
#include <elfutils/libdwfl.h>

struct modules;
struct unwind;

/** Make one for this image's map; NULL with errno. Borrows image and modules
 *  for as long as the process lives. names_only: ignore separate debug
 *  information. */
struct unwind *unwind_new(const struct image *image,
			  const struct modules *modules, bool names_only);

/** Called for each frame, innermost first; return false to stop. pc is within
 *  the call instruction, as debug information expects. */
typedef bool unwind_frame(struct unwind *unwind, uint64_t pc, void *arg);

/**
 * Walk a stack of this image. Returns 0; 1 if the walk failed before the
 * outermost frame (and visit did not stop it); or -1 if not even the innermost
 * frame was found.
 */
int unwind_walk(struct unwind *unwind, const struct stack *stack,
		unwind_frame *visit, void *arg);

/** In a visit: was this frame interrupted by a signal, so that the frames
 *  before it are a handler's? */
bool unwind_interrupted(const struct unwind *unwind);

/** The module mapped at pc, or NULL. */
Dwfl_Module *unwind_module(struct unwind *unwind, uint64_t pc);

/** Is it the program file itself? */
bool unwind_is_program(const struct unwind *unwind, Dwfl_Module *module);

#endif
