/* SPDX-License-Identifier: MIT */
#ifndef PROBE_PROCFS_H
#define PROBE_PROCFS_H

/*
 * Readers of /proc/PID: facts only, no decisions. Those that return int return
 * 0, or -1 with errno (ESRCH: gone; EACCES: not allowed to look). Source:
 * proc(5); doc/KERNEL_FACTS.md.
 */
#include "probe/events/event.h"

/** The descriptor table of a process; rows are sorted by fd. */
struct fd_table {
	struct fd_row *rows;
	size_t len;
};

/**
 * The open(2) flags of a descriptor if the caller knows them, so that they need
 * not be read; else -1. The row is complete, except that of its flags only the
 * access mode is set.
 */
typedef int known_flags(const void *arg, const struct fd_row *row);

/** Where a thread is; the double snapshot takes two of these. */
struct task_sample {
	pid_t tid;
	char state;        /* R, S, D, T, t, Z, X */
	uint64_t switches; /* voluntary and involuntary together */
	int nr;            /* system call it is in, -1 if none */
	uint64_t args[6];
	uint64_t sp, pc;
};

/** Fill *out; nr is -1 if the thread is running. */
int procfs_sample(pid_t tid, struct task_sample *out);

/** A thread's signal masks: bit N - 1 is signal N. */
struct signal_sets {
	uint64_t pending; /* of the thread and of its process */
	uint64_t blocked, ignored, caught;
};

/** Fill *out. */
int procfs_signals(pid_t tid, struct signal_sets *out);

/** CPU time of a thread so far, in clock ticks of 10 ms; 0 if unknown. */
long procfs_cpu_ticks(pid_t tid);

/** CPU time of a process, all its threads and the children it has reaped, in
 *  ms; 0 if unknown. */
uint64_t procfs_cpu_ms(pid_t pid);

/**
 * A process's pid as the process itself sees it: the last number of NSpid,
 * which differs from `pid` inside a pid namespace. Returns pid if unknown.
 */
pid_t procfs_inner_pid(pid_t pid);

/** Who is its parent now; 0 if unknown. */
pid_t procfs_parent(pid_t pid);

/** The program file; NULL-safe: returns a malloc'd string or NULL. */
char *procfs_exe(pid_t pid);

/** dev and ino of the program file. */
int procfs_exe_id(pid_t pid, struct file_id *out);

/** What a path of our own file system refers to. */
int file_identify(const char *path, struct file_id *out);

/** The address of a process's dynamic loader; 0: it has none. */
uint64_t procfs_loader_base(pid_t pid);

/** The extent in bytes of the segments of the loader at that address; 0:
 *  unknown. */
uint64_t procfs_loader_size(pid_t pid, uint64_t base);

#endif
