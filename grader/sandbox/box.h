#ifndef SANDBOX_BOX_H
#define SANDBOX_BOX_H

/*
 * A box around one student's program, or around the compiler that reads a
 * student's sources. Four profiles, told apart by what the machine allows:
 *
 *   A  bubblewrap: own mounts, pids, network, IPC; the supervisor is outside
 *   B  root without user namespaces: another uid, Landlock, seccomp
 *   C  an ordinary user: the same uid behind Landlock (ABI 6 or later)
 *   D  no /proc/PID/syscall (gVisor): as B, and nothing but limits observed
 *
 * doc/SECURITY.md says what each of them promises.
 *
 * Order of use: box_init, fill in, box_prepare (in the supervisor),
 * fork, box_exec (in the child), and box_release at the end.
 */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define BOX_DIRS 8

enum box_profile {
	BOX_NONE,
	BOX_A,
	BOX_B,
	BOX_C,
	BOX_D,
};

struct box {
	enum box_profile profile;
	const char *rw[BOX_DIRS]; /* the only writable directories; absolute,
					 borrowed; NULL ends the list */
	const char *ro[BOX_DIRS]; /* more to be seen, read only */
	const char *cwd;          /* NULL: the current one if it is in rw,
				     else rw[0] */
	uid_t uid;                /* whom the program runs as where the
				     grader is root; 0: claim a free one */
	size_t tmp_bytes;         /* of the private /tmp (A) */
	unsigned processes;       /* limit; 0: none */
	bool single_user;         /* set: the uid is nobody else's, so the
				     kernel may count its processes */
	bool toolchain;           /* is a compiler: the include files too */
	unsigned
		closed_fds; /* bit N: start with descriptor N (0 to 2) closed */
	bool not_run;       /* box_exec failed at the program itself */
	int filter_fd;      /* seccomp program to install last, or -1 */
	int uid_lock_fd;    /* ours: keeps a claimed uid */
	char error[256];    /* what went wrong, for people */
};

/** An empty box of that profile: no directories, 64 MiB of /tmp. */
void box_init(struct box *box, enum box_profile profile);

/**
 * Add a directory (or for ro a file) to the box. path: absolute, borrowed.
 * Returns 0, or -1 with ENOSPC when BOX_DIRS are there already.
 */
int box_add_rw(struct box *box, const char *path);
int box_add_ro(struct box *box, const char *path);

/**
 * Make ready in the supervisor: claim a uid where one is needed, give the
 * writable directories to it, see that it can reach them.
 * Returns 0, or -1 with box->error saying what to do.
 * Ownership: may open box->uid_lock_fd; box_release closes it.
 */
int box_prepare(struct box *box);
void box_release(struct box *box);

/**
 * In a forked child: go into the box and become argv, with descriptors 0, 1
 * and 2 and a clean environment. Every other descriptor but box->filter_fd
 * must be closed or close-on-exec by now.
 * Returns only on failure: -1 with errno and box->error; box->not_run tells a
 * program that can't be run from a box that can't be made. Where ipclab-init
 * starts the program (profile A) the child ends with 126 or 127 instead.
 */
int box_exec(struct box *box, char *const argv[]);

/**
 * How many execs happen before the program's own (ipcprobe leaves those out
 * of its reports): 2 in profile A (bwrap, ipclab-init), else 0.
 */
int box_prelude_execs(const struct box *box);

/**
 * Between these two, files of /proc/PID of the boxed processes can be read by
 * a root that lacks CAP_SYS_PTRACE. Nothing else should be opened in between.
 * Source: KERNEL facts; setfsuid(2).
 */
void box_view_enter(const struct box *box);
void box_view_leave(const struct box *box);

/**
 * The safest profile that works here, found by trying: A, B, C, D.
 * why: filled with one line a profile that is not possible, and its reason.
 * Returns 0, or -1 when none is safe (*out is BOX_NONE then).
 */
int box_probe(enum box_profile *out, char *why, size_t size);

/** Try one profile. Returns 0, or -1 with the reason in why. */
int box_try(enum box_profile profile, char *why, size_t size);

/** "A" to "D", "none". parse: -1 with EINVAL for anything else. */
const char *box_profile_name(enum box_profile profile);
int box_profile_parse(const char *name, enum box_profile *out);

struct box_limits {
	long wall_ms;
	long cpu_s;
	size_t memory_bytes;
	size_t file_bytes;
	size_t output_bytes; /* more than this is cut off and ends the run */
};

struct box_run {
	int status;     /* wait status of the program */
	bool timed_out; /* wall_ms passed */
	bool truncated; /* output_bytes passed */
	char *output;   /* standard output and error; NUL-terminated */
	size_t output_len;
	long wall_ms;
};

/**
 * Run argv in the box without observing it: for compilers. Standard input is
 * empty. Returns 0 and fills *run, or -1 with box->error (a fault of ours).
 * Ownership: the caller frees run->output.
 * limits: 0 in any field means none.
 */
int box_run(struct box *box, char *const argv[],
	    const struct box_limits *limits, struct box_run *run);

#endif
