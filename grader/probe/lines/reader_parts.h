#ifndef PROBE_READER_PARTS_H
#define PROBE_READER_PARTS_H

/* What the two sides of the line reader share. */
#include "probe/lines/line_reader.h"
#include <sys/types.h>

enum {
	READER_SOCKET = 3, /* the reader's descriptors */
	READER_EXE = 4,
	READER_NOT_CONFINED = 125, /* its exit status, rather than to read */
	READER_MODULES_MAX = 64,
	READER_NAME_MAX = 512, /* of a function or module: longer are cut */
};

/** What the asking side keeps of it. */
struct reader {
	pid_t pid;
	int socket;       /* -1: let go */
	unsigned version; /* of the image's map, when it began */
};

/** A message to the reader: this, and len bytes of the stack. */
struct asked {
	struct question question;
	struct user_regs_struct regs;
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

/** Libraries that the program had mapped, opened while that was still allowed.
 */
struct modules {
	size_t len;
	struct module {
		char name[256];
		int fd;
	} list[READER_MODULES_MAX];
};

/**
 * Give up all that a reader does not need, for good, and end with that parent.
 * Returns -1 with errno where something is left.
 */
int reader_confine(pid_t parent);

/** In the reader's process: answer until nobody asks any more. */
void __attribute__((noreturn))
reader_serve(const struct image *image, const struct modules *modules,
	     bool names_only);

#endif
