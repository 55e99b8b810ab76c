#ifndef PROBE_DECODE_PARTS_H
#define PROBE_DECODE_PARTS_H

/* What the files of decode*.c share; nobody else needs it. */
#include "probe/decode/decode.h"

/** The arguments of the call under way, in order. */
struct args {
	uint64_t a[6];
};

/** What the model knows of a descriptor of the task; NULL: nothing. */
const struct desc *known_fd(const struct task *task, const struct model *model,
			    int fd);

/** Reads and writes (decode_io.c). vector: readv, writev, vmsplice. */
enum need enter_io(struct task *task, const struct model *model,
		   const struct args *args, bool write, bool vector);

/** From one descriptor to another; -1: from or to what is no descriptor. */
enum need enter_transfer(struct task *task, int from, int to, size_t size);

/** Calls with paths (decode_files.c). NEED_NOTHING: not one of them. */
enum need enter_files(struct task *task, int nr, const struct args *args);

/** What a path means to that process, which may have another root or working
 *  folder. Returns 0, or -1 with errno. */
int stat_path(const struct task *task, int dirfd, const char *path,
	      struct file_id *out);

/** Sleeps, timers, dispositions (decode_time.c). clock: clock_nanosleep. */
enum need enter_sleep(struct task *task, const struct args *args, bool clock);
enum need enter_timer(struct task *task, uint64_t addr);
enum need enter_sigaction(struct task *task, const struct args *args);

#endif
