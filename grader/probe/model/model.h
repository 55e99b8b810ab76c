/* SPDX-License-Identifier: MIT */
#ifndef PROBE_MODEL_H
#define PROBE_MODEL_H

/*
 * What happened, in the lecture's terms: processes, open file descriptions,
 * pipes, and who holds which end through which descriptor and why. It is built
 * from events alone (event.h) and never touches a live process, so that a
 * recorded run gives the same model.
 *
 * Ownership: the model owns everything reachable from it. Pointers between its
 * parts stay valid until model_free().
 */
#include "probe/base/wait_calls.h"
#include "probe/model/desc_table.h"
#include "probe/model/pid_index.h"

/** A pipe or FIFO: the kernel's buffer, whoever holds its ends. */
struct pipe {
	int n; /* number in reports, from 1; 0: open at the start, a connection
		* to what started the program */
	bool fifo;
	char *path; /* of a FIFO, else NULL */
	struct file_id file;
	struct process *creator;     /* called pipe, or first mknod or open */
	const struct event *created; /* NULL if open from the start */
	uint64_t bytes_written, bytes_read;
	uint64_t writes, reads; /* calls that moved bytes, and reads of 0 */
	bool outside;           /* an unobserved process has it open */
	bool made_here;         /* the mknod call that made it succeeded */
	const struct event *unlinked; /* FIFO: what removed its name, or NULL */
};

/** An open file description: what dup and fork share. */
struct ofd {
	int n;
	struct file_id file;
	struct pipe *pipe; /* NULL unless a pipe or FIFO end */
	bool readable, writable, nonblock;
	bool from_start; /* the first program was started with it */
	char *path;
	const struct event *opened;
};

/** One program that a process ran: since an exec, or since its fork. */
struct process_run {
	char *path;   /* of the program file, NULL if never exec'd */
	char **argv;  /* NULL-terminated; NULL if inherited by fork */
	bool subject; /* the program under observation, not ls or wc */
	const struct event *exec; /* NULL before the first exec */
	struct table
		inherited; /* descriptors right after the exec (or START) */
};

/** What a live process was doing when the run ended. */
struct blocked {
	bool known;
	int nr;                    /* system call */
	enum wait_kind kind;       /* what it waits for */
	const char *call;          /* for people: "read", "wait", "open" */
	int fd;                    /* -1 if none */
	pid_t child;               /* the argument of a wait */
	struct pipe *pipe;         /* the pipe or FIFO it waits for, or NULL */
	bool writing;              /* waits for room, not data */
	bool may_move;             /* it, or a process it waits for, could have
				    * gone on: asleep, a timer armed */
	const struct event *event; /* EVENT_BLOCKED, with its stack */
};

struct process {
	int n;           /* number in reports, from 1; 1 is the first program */
	pid_t inner_pid; /* as the program sees it; 0: same as pid */
	pid_t pid;
	struct process *parent;     /* forked it; NULL for the first */
	const struct event *forked; /* the parent's fork call */
	const struct event *exited;
	int status;  /* wait status, valid if exited */
	bool reaped; /* its parent waited for it */
	struct process *reaped_by;
	const struct event *reap; /* the wait that reaped it */
	bool auto_reaped;         /* by the kernel, as its parent ignores
				   * SIGCHLD: correct */
	bool orphaned;            /* its parent ended first */
	bool detached;            /* it started a session of its own (setsid) */
	bool left_running;        /* still alive when the first program had
				   * ended and all was quiet */
	bool ended_by_probe;      /* killed by us: deadlock, limit */
	int threads;              /* alive */
	bool sigchld_ignored;
	unsigned long ignored;      /* bit SIG-1: signal is SIG_IGN */
	unsigned long handled;      /* bit SIG-1: has a handler */
	unsigned long interrupting; /* of these, without SA_RESTART */
	bool table_stays;           /* a sharer of its table outlived it */
	struct process *files;      /* the process whose table it uses
				     * (CLONE_FILES); NULL: its own. See
				     * process_table() */
	struct process_run *runs;   /* oldest first */
	size_t run_len;
	struct table table;   /* the current or last one */
	struct table at_exit; /* from /proc, at the exit stop */
	struct table history; /* closed descriptors, oldest first */
	struct blocked blocked;
	const struct event *running; /* if it was computing at the end, else
				      * NULL */
	struct event *events, *last_event; /* its own part of the log */
	const struct event *exec_failed;   /* last failed exec, else NULL */
	struct recent { /* model_log.c's: runs to merge events into */
		struct event *event;
		unsigned kept; /* similar events kept singly in this run */
	} recent[8];
	size_t recent_len;
};

struct model {
	struct process **processes; /* by number */
	size_t process_len;
	struct pid_index by_pid;
	struct pipe **pipes;
	size_t pipe_len;
	size_t outside_pipes; /* of these, open from the start; their n is 0 */
	struct ofd **ofds;
	size_t ofd_len;
	struct event **log; /* what happened, in order; many similar reads or
			     * writes of a descriptor in a row are kept as one
			     * event */
	size_t log_len;
	uint64_t log_bytes; /* rough memory use of the log */
	uint64_t seq;
	enum outcome outcome;
	bool ended;
	const char *error; /* why the outcome is OUTCOME_ERROR */
};

/** The live process with this pid, else the newest that had it; or NULL. */
struct process *model_process(const struct model *model, pid_t pid);

/** The process's current descriptor table: its own, or the one it shares. Never
 *  NULL. */
const struct table *process_table(const struct process *process);

/** What the model knows about a descriptor of that process now, or NULL. */
const struct desc *model_desc(const struct model *model, pid_t pid, int fd);

/** Is it a regular file? Then it can't block. */
bool model_is_file(const struct model *model, pid_t pid, int fd);

/** The name for people, from its latest program: "ls", "pipe_ls_wc". */
const char *process_name(const struct process *process);

/** Its pid as the program sees and prints it. */
pid_t process_seen_pid(const struct process *process);

/** The latest program of a process. Never NULL. */
const struct process_run *process_run(const struct process *process);

/** Is it running the subject's own code (not another program, such as ls)? */
bool process_is_subject(const struct process *process);

/** Has it ended, by itself or not? */
bool process_gone(const struct process *process);

/** Has it a handler for this signal? */
bool process_handles(const struct process *process, int signal);

/** Was it alive and blocked at the end, with nobody who could have woken it? */
bool process_stuck(const struct process *process);

/** The last call of a thread before that event of its own, or the fork that
 *  started it; NULL if there is neither. Signals don't count. */
const struct event *process_last_call(const struct process *process,
				      const struct event *before);

/** Is the descriptor the pipe's read (write) end? */
bool desc_reads(const struct desc *desc, const struct pipe *pipe);
bool desc_writes(const struct desc *desc, const struct pipe *pipe);

/** The row through which a live process holds that end now, or NULL. */
const struct desc *holds_end(const struct process *process,
			     const struct pipe *pipe, bool write_end);

/** Could `other` end the wait of `process`: as the child that it waits for, or
 *  through the other end of its pipe? */
bool ends_wait(const struct process *other, const struct process *process);

/** Set model->error, unless already set: the first reason counts. */
void model_fault(struct model *model, const char *why);

#endif
