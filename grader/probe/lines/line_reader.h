#ifndef PROBE_READER_H
#define PROBE_READER_H

/*
 * The line reader: a child of ours that looks into a program file's debug
 * information. That file is the student's, and libdw was not written to read
 * what wants to break it: whatever happens there ends or misleads the reader
 * only. It has no privileges, opens no files but those that it was given, and
 * has limits; what it says is text that is checked for its form.
 *
 * It may live during a run: the waits for a run's processes do not see it.
 */
#include "probe/events/stack.h"
#include <sched.h>

struct reader;

enum {
	/* Processor time that a reader has in all. */
	READER_CPU_S = 2,
	/* So long one answer may take on a busy machine. */
	READER_WALL_S = 30,
	READER_FRAMES_MAX = 64,
	READER_TEXT_MAX = 64 * 1024,
};

/** What is asked of a stack. */
struct question {
	bool own_place;  /* only the innermost frame of the program's own that
			    has a line, with that line */
	bool places;     /* of each frame its line */
	bool libraries;  /* of library code its function too */
	bool to_main;    /* no further than main */
	bool unanswered; /* only to know the answer when it is asked */
	unsigned cap;    /* frames, READER_FRAMES_MAX at most */
};

/** Frames as the reader gave them; strings point into text, "" if unknown. */
struct answer {
	size_t len;
	struct answer_frame {
		uint64_t pc;
		int line;
		bool interrupted, cut;
		const char *function, *module, *path;
	} frames[READER_FRAMES_MAX];
	char text[READER_TEXT_MAX];
};

/** How it came to its end. */
enum reader_fault {
	READER_DIED,
	READER_SLOW,
	READER_RUBBISH, /* it said what has no meaning */
};

/**
 * Start one for an image, of which it keeps today's map. names_only: it does
 * without the debug information of the program, as if there were none. cpus:
 * where it shall run; NULL: where we do. Returns NULL with errno. Ownership:
 * reader_end().
 */
struct reader *reader_start(const struct image *image, bool names_only,
			    const cpu_set_t *cpus);

/** Does it listen, and know the image's map as it is now? */
bool reader_is_ready(const struct reader *reader, const struct image *image);

/** Send it a question whose answer is not waited for. Returns 0, or -1: then
 * it is of no more use. */
int reader_tell(struct reader *reader, const struct question *question,
		const struct stack *stack);

/**
 * Ask it. Returns 0 and fills *out, or -1 and *fault: then it is of no more
 * use. A frame that has no line has line 0.
 */
int reader_ask(struct reader *reader, const struct question *question,
	       const struct stack *stack, struct answer *out,
	       enum reader_fault *fault);

/** Ask it no more: it ends by itself. reader_end() is still to come. */
void reader_let_go(struct reader *reader);

/** End it, also NULL. Returns its wait status; *cpu_ms is what it used. */
int reader_end(struct reader *reader, unsigned *cpu_ms);

#endif
