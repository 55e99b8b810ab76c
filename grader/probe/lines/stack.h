#ifndef PROBE_STACK_H
#define PROBE_STACK_H

/*
 * Where in the source a call was made. At a stop only registers and a copy of
 * the top of the user stack are taken (microseconds); unwinding and reading
 * debug information wait until the end and are done only for what is reported.
 */
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

/** A range of executable addresses of one mapped file. */
struct code_range {
	uint64_t start, end;
};

/** A program image's address map: shared by a process and its forks. */
struct image {
	int refs;
	char *exe;        /* the program file's path, as given */
	char *exe_mapped; /* its name in maps; NULL before */
	int exe_fd; /* the file itself, opened while it ran; -1 if it can't
		       be: its name may mean nothing outside a sandbox */
	char *maps; /* text of /proc/PID/maps, taken when first needed, and
		       again when a pc lies outside of it; NULL before */
	unsigned version;        /* how often maps was taken */
	struct code_range *code; /* of maps, sorted by address */
	size_t code_len;
	uint64_t loader_start, loader_end; /* ld.so's code, 0 if static */
	uint64_t stack_top;  /* the stack pointer at the start: what the first
				thread's frames all lie below; 0: not known */
	uint64_t streams;    /* where libc lists its streams (stdio_peek.c) */
	bool streams_looked; /* streams is known, 0 if there is none */
	bool time_looked;    /* the next two are known (clock_use.c) */
	bool reads_clock, reads_other;
	const char *looked_for; /* by image_mentions(), and whether it was */
	bool mentioned;         /* found */
};

struct image *image_new(const char *exe);
struct image *image_ref(struct image *image);
void image_unref(struct image *image);

/**
 * Take the address map of a live process anew. stack_capture() calls it when
 * it has to; call it directly to fill loader_start before the first capture.
 * Returns 0, or -1 with errno; the old map is kept then.
 */
int image_refresh_maps(struct image *image, pid_t pid);

/** Does the address lie in code that the map knows? */
bool image_knows(const struct image *image, uint64_t pc);

/** Does the address lie in the dynamic loader? */
bool image_in_loader(const struct image *image, uint64_t pc);

/**
 * Does the program file hold this text anywhere? Where it does not, no function
 * in it has such a name: that saves asking. Also true where it can't be read
 * or is large. text: a string constant.
 */
bool image_mentions(struct image *image, const char *text);

/** How much of a stack is copied at most. */
#define STACK_BYTES 12288

/** A copy of registers and stack at one call. */
struct stack {
	int refs;
	struct image *image; /* owns one reference */
	struct user_regs_struct regs;
	uint64_t start; /* address of bytes[0]: the stack pointer less the
			   128 bytes of the red zone */
	size_t len;     /* at most STACK_BYTES */
	unsigned char bytes[];
};

/**
 * Copy the stack of a thread that stands at a stop, or sits in a system call
 * whose entry registers are `regs`. Reads with process_vm_readv(2): never
 * stops or changes anything. Takes the image's map anew when the code address
 * lies outside of it. Returns NULL with errno.
 */
struct stack *stack_capture(pid_t tid, const struct user_regs_struct *regs,
			    struct image *image);
struct stack *stack_ref(struct stack *stack);
void stack_unref(struct stack *stack);

/** A resolved place. Strings are owned by the struct lines. */
struct place {
	const char *file;     /* base name as reports print it */
	const char *path;     /* as the compiler saw it, may not exist here */
	int line;             /* 0 if unknown */
	const char *function; /* or NULL */
};

/** One frame of a chain, innermost first. */
struct frame {
	uint64_t pc;
	const char *function; /* symbol, or NULL; owned by lines */
	const char *module;   /* program or library file */
	struct place place;
	bool interrupted; /* by a signal: frames before it are a handler's */
	bool cut; /* the last: from here its callers could not be found */
};

/**
 * Debug information of all images seen, read lazily: by processes of their own
 * (line_reader.h), since it may be made to break who reads it. Where a reader
 * fails, what it was asked for is unknown, as if the program had no such
 * information.
 */
struct lines;
struct lines *lines_new(void);
void lines_free(struct lines *lines);

/**
 * While the program still runs: have its debug information read meanwhile, by
 * these CPUs (NULL: any of ours), since that stack's place will be asked for.
 */
void lines_prepare(struct lines *lines, const struct stack *stack,
		   const cpu_set_t *cpus);

/** Nothing is asked for the time being: whoever reads for us ends meanwhile. A
 * later question begins anew. */
void lines_rest(struct lines *lines);

/** Why lines are unknown that might have been known, as a sentence; NULL if
 * no reader failed so far. Owned by lines. */
const char *lines_lost(const struct lines *lines);

/**
 * The innermost frame of the student's own program: not libc's, nor the
 * loader's. Inlined functions give the line inlined. Returns 0, or -1 where
 * there is none (no debug information, stack cut short).
 */
int lines_resolve(struct lines *lines, const struct stack *stack,
		  struct place *out);

/**
 * A place that a recording gives as "FILE:LINE". Returns 0, or -1 if it is
 * no such thing.
 */
int lines_recorded(struct lines *lines, const char *at, struct place *out);

/** Up to cap frames, innermost first; returns how many. */
size_t lines_frames(struct lines *lines, const struct stack *stack,
		    struct frame *out, size_t cap);

/** The same as far as main, without places; and where libraries is false, with
 * the functions of the program's own file alone, the others NULL. */
size_t lines_functions(struct lines *lines, const struct stack *stack,
		       bool libraries, struct frame *out, size_t cap);

/** The text of that source line, without indentation; NULL if not found. */
const char *lines_text(struct lines *lines, const struct place *place);

#endif
