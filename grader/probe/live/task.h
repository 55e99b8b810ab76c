/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TASK_H
#define PROBE_TASK_H

/*
 * The tracer's own record of live threads: what ptrace needs to know between
 * two stops. What happened belongs to the model, not here.
 */
#include "probe/base/machine.h"
#include "probe/events/event.h"
#include "probe/events/stack.h"

/** What is left to do at the end of a system call. */
enum need {
	NEED_NOTHING, /* of no interest: let it go on */
	NEED_NOW,     /* the result is certain: tell the model at the entry */
	NEED_EXIT,    /* stop again at the exit for the result */
};

/** Where a thread is while we decide whose turn it is (turn.h). */
enum hold {
	HOLD_RUNNING, /* runs, or will in a moment */
	HOLD_START,   /* at its first stop */
	HOLD_ENTRY,   /* at the entry of a call */
	HOLD_EXIT,    /* at the exit of a call that it had blocked in */
	HOLD_SIGNAL,  /* at a signal that ended such a call */
	HOLD_KERNEL,  /* blocked inside the kernel */
	HOLD_STOPPED, /* stopped by a signal, until it is continued */
	HOLD_AWAY,    /* runs on and on without a call: not waited for */
};

/** A system call under way. */
struct call {
	bool active;
	int nr;
	uint64_t args[6];
	struct registers regs;     /* at the entry */
	struct event event;        /* being filled */
	char *path;                /* owns event.path */
	unsigned char data[256];   /* holds event.data */
	uint64_t buffer;           /* address of what is read or written */
	struct stack *stack;       /* at the entry, or NULL */
	struct stdio_row stdio[8]; /* at the entry of an exec */
	size_t stdio_len;
	int fd_out;     /* splice, sendfile: where it goes */
	enum need need; /* what decode_entry said */
	bool restore;   /* an argument register was changed:
			   put regs back at the exit */
};

/** Calls since something happened, while nothing does; see livelock.h. */
struct repeat {
	uint64_t happened; /* the tracer's count then */
	uint64_t calls, kept_at;
	uint64_t kept;      /* the memory's hash at the call kept_at */
	bool met;           /* it came back to that */
	struct event tried; /* its last wait, read or write without success;
			       kind EVENT_KINDS if none; owns a stack */
};

/** A sleep that is being cut short; see skip_sleep.h. */
struct nap {
	uint64_t until_ns;  /* when it would have ended; 0: none */
	uint64_t remaining; /* its call's last argument, or 0 */
	uint64_t kept[2];   /* what was there */
};

/** Computing without a call; see cpu_limits.h. */
struct spin {
	uint64_t stops;  /* the task's stops less looks when ran_ns was read */
	uint64_t ran_ns; /* CPU time used by then */
};

/** What a thread did since cpu_pin_tick() looked last. */
struct cpu_use {
	uint64_t stops;     /* the task's then */
	uint64_t wanted_ns; /* time for which it had a CPU, or waited for one */
};

/** Only if we decide the turns; see control/turn.h. */
struct turn {
	enum hold hold;
	uint32_t order; /* its number in the order of arrival */
	int64_t priority;
	unsigned in_a_row;    /* turns, while others could have gone */
	bool may_block;       /* was let into a call that may block */
	bool poked;           /* a signal is on its way to it */
	uint64_t due_ns;      /* virtual time at which its wait ends; 0: none */
	uint64_t ticks_stops; /* the task's stops when ticks was read */
	long ticks;           /* CPU ticks used by then */
};

/** What it could read, by poll() and the like, and does not; see
 *  decode_poll.h. */
struct unread {
	unsigned polls; /* in a row, without a read */
	int fd;         /* ready at the last of them, and unread since */
	unsigned ready; /* at how many in a row; 0: none */
	uint64_t moved; /* what was read from it by then, by anybody */
};

/** A thread, from its birth to its end. */
struct task {
	struct task *next;
	pid_t tid;
	pid_t pid; /* thread group */
	struct image *image;
	bool subject;      /* runs the program's own code */
	bool known;        /* its parent's fork event was seen */
	bool begun;        /* its first stop was dealt with */
	bool waiting;      /* its first stop was seen before that event */
	bool exiting;      /* EVENT_EXIT was seen */
	int stopped;       /* the signal that its process is stopped by, or 0 */
	int handlers;      /* signal handlers under way */
	int timer;         /* armed: 1 ends with one signal, 2 comes again */
	unsigned captures; /* stacks of reads and writes taken so far */
	struct unread unread;
	struct call call; /* the last that stopped it at its entry */
	size_t asked;     /* how many had been asked about that call when one
			     of them held it */
	int signal;       /* that it is held at */
	uint64_t stops;   /* of this thread so far */
	uint64_t looks;   /* those of them that only asked the time */
	uint64_t vforked; /* its stops when it last made a vfork child */
	struct turn turn;
	struct repeat repeat;
	struct nap nap;
	struct spin spin;
	struct cpu_use cpu_use;
};

struct tasks {
	struct task *buckets[256];
	size_t len;
};

struct task_sample;

/**
 * Where the thread is: like procfs_sample(), but with the call that it made,
 * for the kernel resumes a poll or sleep that was interrupted by a signal
 * without a handler as restart_syscall. Returns 0, or -1.
 */
int task_sample(const struct task *task, struct task_sample *out);

/** Find by thread id, or NULL. */
struct task *tasks_find(const struct tasks *tasks, pid_t tid);

/** Find it, or make a new one; NULL with errno (ENOMEM). */
struct task *tasks_get(struct tasks *tasks, pid_t tid);

/** Forget one; frees all it owns. */
void tasks_drop(struct tasks *tasks, struct task *task);

/** Threads of that process that have not reached their exit event. */
size_t tasks_alive_in(const struct tasks *tasks, pid_t pid);

/** Iterate: the first task when after is NULL; NULL at the end. */
struct task *tasks_next(const struct tasks *tasks, const struct task *after);

/** An event of that kind and thread, with no call, descriptor or time yet. */
struct event task_event(const struct task *task, enum event_kind kind);

/** Begin to count calls again, and free what was kept. */
void repeat_clear(struct repeat *repeat, uint64_t happened);

/** Forget the call under way, freeing what it owns. */
void call_clear(struct call *call);

#endif
