/* SPDX-License-Identifier: MIT */
#ifndef PROBE_TASK_H
#define PROBE_TASK_H

/*
 * The tracer's own records of live threads: what ptrace handling needs from one
 * stop to the next. What happened is in the model, not here.
 */
#include "probe/base/processor.h"
#include "probe/events/event.h"
#include "probe/events/stack.h"

/** What is left to do for a system call after its entry. */
enum need {
	NEED_NOTHING, /* not of interest: let it run */
	NEED_NOW,     /* the result is certain: tell the model at the entry */
	NEED_EXIT,    /* stop at the exit for the result */
};

/** Where a thread is, when we control turns (turn.h). */
enum hold {
	HOLD_RUNNING, /* running, or about to */
	HOLD_START,   /* at its first stop */
	HOLD_ENTRY,   /* at the entry of a call */
	HOLD_EXIT,    /* at the exit of a call that it had blocked in */
	HOLD_SIGNAL,  /* at a signal that ended such a call */
	HOLD_KERNEL,  /* blocked inside the kernel */
	HOLD_STOPPED, /* stopped by a signal, until it is continued */
	HOLD_AWAY,    /* keeps running without a call: not waited for */
};

/** A system call under way. */
struct call {
	bool active;
	int nr;
	uint64_t args[6];
	struct registers regs;     /* at the entry; nr, args, sp and pc */
	bool whole;                /* all of regs: see call_read_rest() */
	struct event event;        /* being filled */
	char *path;                /* owns event.path */
	unsigned char data[256];   /* holds event.data */
	uint64_t buffer;           /* address of what is read or written */
	struct stack *stack;       /* at the entry, or NULL */
	struct stdio_row stdio[8]; /* at the entry of an exec */
	size_t stdio_len;
	int fd_out;     /* splice, tee, sendfile: where it goes */
	enum need need; /* as decode_entry() said */
	bool restore;   /* an argument was changed: put regs back at the exit */
};

/** Calls made while nothing happens; see livelock.h. */
struct repeat {
	uint64_t happened; /* value of livelock.happened then */
	uint64_t calls, kept_at;
	uint64_t kept;      /* hash of the memory at call kept_at */
	bool met;           /* memory came back to that hash */
	struct event tried; /* its last wait, read or write without success;
			     * kind EVENT_KINDS if none; owns a stack */
};

/** A sleep that is being cut short; see skip_sleep.h. */
struct nap {
	uint64_t until_ns;  /* when it would have ended; 0: no sleep */
	uint64_t remaining; /* where its call returns the time left, or 0 */
	uint64_t kept[2];   /* what was there before */
};

/** Computing without calls; see cpu_limits.h. */
struct spin {
	uint64_t stops;  /* the task's stops minus looks when ran_ns was read */
	uint64_t ran_ns; /* CPU time used by then */
};

/** What a thread did since cpu_pin_tick() last looked. */
struct cpu_use {
	uint64_t stops;     /* the task's count then */
	uint64_t wanted_ns; /* time on a CPU or waiting for one */
};

/** For control/turn.h, if we control turns. */
struct turn {
	enum hold hold;
	uint32_t order; /* its number in order of creation */
	int64_t priority;
	unsigned in_a_row; /* turns while others could have gone */
	bool may_block;    /* let into a call that may block */
	bool poked;        /* a signal is on its way */
	uint64_t due_ns;   /* virtual time at which its wait ends; 0: none */
	uint64_t due_sp, due_pc; /* of that call */
	bool cut;                /* its wait in the kernel is being ended */
	uint64_t ticks_stops;    /* the task's stops when ticks was read */
	long ticks;              /* CPU ticks used by then */
};

/** What poll() or the like reports as readable, but is not read; see
 *  decode_poll.h. */
struct unread {
	unsigned polls; /* such calls in a row, without a read */
	int fd;         /* the descriptor ready at the last one */
	unsigned ready; /* how often in a row it was; 0: never */
	uint64_t moved; /* row io + pipe reads by then; see is_unread() */
};

/** A thread, from birth to end. */
struct task {
	struct task *next;
	pid_t tid;
	pid_t pid; /* thread group */
	struct image *image;
	bool subject;      /* runs the program's own code */
	bool known;        /* its parent's fork event has come */
	bool begun;        /* its first stop has been handled */
	bool waiting;      /* its first stop came before the fork event */
	bool exiting;      /* EVENT_EXIT has come */
	int stopped;       /* signal that stopped its process, or 0 */
	int handlers;      /* signal handlers running */
	uint64_t anywhere; /* bit 0 the innermost of them: it may have
			    * interrupted anything */
	int timer;         /* armed: 1 fires once, 2 repeatedly */
	unsigned captures; /* stacks of reads and writes taken so far */
	struct unread unread;
	struct call call; /* the last call that stopped it at its entry */
	size_t asked;     /* how many consultants had been asked about that call
			   * when one held it */
	int signal;       /* signal with which it is held */
	uint64_t stops;   /* ptrace stops so far */
	uint64_t looks;   /* of these, calls that only asked the time */
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
 * Where the thread is. Like procfs_sample(), but shows the call that the thread
 * made: after a signal without a handler, the kernel resumes an interrupted
 * poll or sleep as restart_syscall; and we may have changed an argument.
 * Returns 0, or -1.
 */
int task_sample(const struct task *task, struct task_sample *out);

/** Find by thread id, or NULL. */
struct task *tasks_find(const struct tasks *tasks, pid_t tid);

/** Find it or create it; NULL with errno (ENOMEM). */
struct task *tasks_get(struct tasks *tasks, pid_t tid);

/** Forget a task, and free all it owns. */
void tasks_drop(struct tasks *tasks, struct task *task);

/** How many threads of that process have not reached their exit event. */
size_t tasks_alive_in(const struct tasks *tasks, pid_t pid);

/** Iterate: the first task when after is NULL; NULL at the end. */
struct task *tasks_next(const struct tasks *tasks, const struct task *after);

/** An event of that kind by that thread, with no call, descriptor or time
 *  yet. */
struct event task_event(const struct task *task, enum event_kind kind);

/** Start counting calls anew, and free what was kept. */
void repeat_clear(struct repeat *repeat, uint64_t happened);

/** Forget the call under way, freeing what it owns. */
void call_clear(struct call *call);

#endif
