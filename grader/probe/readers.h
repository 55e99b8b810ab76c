#ifndef PROBE_READERS_H
#define PROBE_READERS_H

/*
 * The line readers of one run: one for each program image, begun when it is
 * first asked for. One that fails is followed by one that does without the
 * program's debug information, and that by none.
 */
#include "reader.h"

struct readers;

/** NULL with errno (ENOMEM). */
struct readers *readers_new(void);
void readers_free(struct readers *readers);

/** End those that live, until something is asked again. */
void readers_rest(struct readers *readers);

/** Why lines are unknown that might have been known, as a sentence; NULL if
 * none has failed so far. */
const char *readers_lost(const struct readers *readers);

/** The answer, until the next question; NULL where nothing can be known. */
const struct answer *readers_ask(struct readers *readers,
				 const struct question *question,
				 const struct stack *stack);

#endif
