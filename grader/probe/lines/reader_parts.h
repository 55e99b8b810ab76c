/* SPDX-License-Identifier: MIT */
#ifndef PROBE_READER_PARTS_H
#define PROBE_READER_PARTS_H

/* What the two sides of the line reader (line_reader.h) share. */
#include "probe/events/stack.h"
#include <sys/types.h>

enum {
	/* The processor time that a reader has in total. */
	READER_CPU_S = 2,
	/* How long one answer may take on a busy machine. */
	READER_WALL_S = 30,
	READER_FRAMES_MAX = 64,
	READER_TEXT_MAX = 64 * 1024,
};

/** What to find out about a stack. */
struct question {
	bool own_place;  /* only the program's own innermost frame that has a
			    line, with that line */
	bool callers;    /* own_place: and what called it, outwards to main, the
			    program's own functions alone; also those that
			    were inlined */
	bool places;     /* the line of each frame */
	bool libraries;  /* the functions of library code too */
	bool to_main;    /* no further than main */
	bool unanswered; /* only prepare the answer for a later question */
	unsigned cap;    /* frames, READER_FRAMES_MAX at most */
};

/** Frames from the reader; strings point into text, "" if unknown. */
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

/** Why it ended. */
enum reader_fault {
	READER_DIED,
	READER_SLOW,
	READER_RUBBISH, /* its answer made no sense */
};

enum {
	READER_SOCKET = 3, /* the reader's descriptors */
	READER_EXE = 4,
	READER_NOT_CONFINED = 125, /* its exit status, instead of reading */
	READER_MODULES_MAX = 64,
	READER_NAME_MAX = 512, /* of a function or module: longer are cut */
};

/** What the asking side keeps of a reader. */
struct reader {
	pid_t pid;
	int socket;       /* -1: let go */
	unsigned version; /* of the image's map, when it started */
};

/** A message to the reader: this, and len bytes of the stack. */
struct asked {
	struct question question;
	struct registers regs;
	uint64_t start;
	size_t len;
};

/** A message from it: the number of frames (size_t), and for each frame this
 * and then function, module and path, each with its NUL. */
struct told {
	uint64_t pc;
	int line;
	short interrupted, cut;
};

/** Libraries that the program had mapped, opened while opening was still
 *  allowed. */
struct modules {
	size_t len;
	struct module {
		char name[256];
		int fd;
	} list[READER_MODULES_MAX];
};

#endif
