#ifndef SANDBOX_INTERNAL_H
#define SANDBOX_INTERNAL_H

/* What the files of this folder share and nobody else needs. */
#include "sandbox/box.h"

/* The uids that student programs run as where the grader is root. */
#define BOX_UID_FIRST 60800
#define BOX_UID_COUNT 128

/** Put a message into box->error; returns -1 so that callers can return it. */
int box_fail(struct box *box, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** Directories of the system that a boxed program sees, read only. */
extern const char *const box_system_dirs[];
extern const char *const box_toolchain_dirs[];
extern const char *const box_devices[];

/** Path of ipclab-init into path; -1 with box->error if it is not there. */
int box_find_init(struct box *box, char *path, size_t size);

/** Path of a bwrap that is not setuid; -1 with box->error. */
int box_find_bwrap(struct box *box, char *path, size_t size);

/** The environment of every boxed program; NULL-terminated, never freed. */
char **box_environment(const struct box *box);

/** The directory the program starts in; never NULL. */
const char *box_start_dir(const struct box *box);

/** Whether the box runs its program as another user than ours. */
bool box_drops_uid(const struct box *box);

/**
 * The first directory on the way to path that box->uid cannot enter, as a
 * string of ours; NULL if it can reach path.
 */
const char *box_unreachable(const struct box *box, const char *path);

/** Claim box->uid; 0, or -1 with box->error. identity.c */
int box_claim_uid(struct box *box);
/** Give the tree below path to uid; symlinks are never followed. */
int box_give_tree(struct box *box, const char *path, uid_t uid);
/** Become uid for good, without groups or capabilities. */
int box_become(struct box *box, uid_t uid);

/** Highest Landlock ABI of the kernel, 0 if none. landlock.c */
int box_landlock_abi(void);
/** Restrict this process and what it starts to the box's directories. */
int box_landlock(struct box *box);

/** Profile A: become bwrap. bwrap.c */
int box_exec_bwrap(struct box *box, char *const argv[]);

/** Install the seccomp program that fd holds. apply.c */
int box_apply_filter(int fd);
/** Refuse what no boxed program may do, for good; -1 with errno. deny.c */
int box_apply_denials(void);
/** Close the descriptors 0, 1, 2 whose bits are set. */
void box_close_asked(unsigned closed_fds);
/** Keep descriptors 0, 1, 2 and keep (or -1), close all the others. */
void box_close_others(int keep);

#endif
