/* SPDX-License-Identifier: MIT */
/* The last lines of a check: what to do next. */
#ifndef IPCLAB_NEXT_STEP_H
#define IPCLAB_NEXT_STEP_H

#include "ipclab/intake/bundle.h"
#include "ipclab/terminal/terminal_gcc.h"

/** Where a TODO is in the files. This is a find_todo(), whose context is a
    struct bundle. */
struct todo_place next_step_find(long todo, const void *bundle);

/** The same for editors, which can't show anything without a place: if a TODO's
    comment is gone, the first line. */
struct todo_place next_step_place(long todo, const void *bundle);

/** Print "Next: TODO 3, pipe_talk.c:139" for the first failure, if any.
    ordered: as terminal_in_order() returns it. */
void next_step_print(FILE *out, const json_t *ordered,
		     const struct bundle *bundle);

/**
 * If all public checks pass, and there are hidden ones that are not here: print
 * the points of those, which TODOs only they look at, and what a student can
 * do.
 */
void next_step_hidden(FILE *out, const json_t *result, const struct lab *lab,
		      const struct bundle *bundle);

#endif
