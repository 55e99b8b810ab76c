/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_PARTS_H
#define PROBE_READER_PARTS_H

/* What both sides of the line reader (line_reader.h) share. */
#include "probe/events/stack.h"
#include <sys/types.h>

enum {
	/* CPU time for a reader, in total. */
	READER_CPU_S = 2,
	/* How long one answer may take, on a busy machine. */
	READER_WALL_S = 30,
	READER_FRAMES_MAX = 64,
	READER_TEXT_MAX = 64 * 1024,
};

/** What to find out about a stack. */
struct question {
	bool own_place;  /* only the program's innermost frame with a line */
	bool callers;    /* with own_place: also the program's own functions
			  * that called it, out to main, including inlined
			  * ones */
	bool places;     /* the line of each frame */
	bool libraries;  /* the functions in libraries too */
	bool to_main;    /* stop at main */
	bool unanswered; /* no answer: only prepare one for a later question */
	unsigned cap;    /* frames, at most READER_FRAMES_MAX */
};

/** Frames from the reader. Strings point into text; "" if unknown. */
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

/** Why a reader became unusable. */
enum reader_fault {
	READER_DIED,
	READER_SLOW,
	READER_RUBBISH, /* its answer was malformed */
};

enum {
	READER_SOCKET = 3, /* the reader's descriptors */
	READER_EXE = 4,
	READER_NOT_CONFINED = 125, /* its exit status if it read nothing */
	READER_MODULES_MAX = 64,
	READER_NAME_MAX = 512, /* for a function or module: longer ones are
				* cut */
};

/** A reader, as the asking side sees it. */
struct reader {
	pid_t pid;
	int socket;       /* -1: let go */
	unsigned version; /* of the image's map, when it started */
};

/** A message to the reader: this, then len bytes of the stack. */
struct asked {
	struct question question;
	struct registers regs;
	uint64_t start;
	size_t len;
};

/** A message from the reader: the number of frames (size_t), then for each
 *  frame this followed by function, module and path, each NUL-terminated. */
struct told {
	uint64_t pc;
	int line;
	short interrupted, cut;
};

/** Libraries that the program had mapped, opened before the reader was
 *  confined. */
struct modules {
	size_t len;
	struct module {
		char name[256];
		int fd;
	} list[READER_MODULES_MAX];
};

#endif
