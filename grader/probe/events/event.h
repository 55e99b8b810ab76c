/* SPDX-License-Identifier: MIT */
#ifndef PROBE_EVENT_H
#define PROBE_EVENT_H

/*
 * The stream between the tracer and the model: one struct event for each thing
 * an observed process did. The tracer makes them from ptrace stops; a test or a
 * fuzzer makes them from text (record.h). The model learns nothing any other
 * way.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct stack;
struct ofd;

enum event_kind {
	EVENT_START,       /* first process: path, argv, table; origin OWN:
			      it is the subject */
	EVENT_FORK,        /* child: new pid; flags: FORK_* */
	EVENT_EXEC,        /* path, argv, table (cloexec ones already gone);
			      origin OWN: the new program is the subject */
	EVENT_EXIT,        /* result: wait status; table (all still open);
			      flags: EXIT_BORROWED */
	EVENT_WAIT,        /* wait family: child asked for (size), result: the
			    * pid reaped, 0 or -errno; flags: the options;
			    * wants_status */
	EVENT_PIPE,        /* fd: read end, fd2: write end, flags */
	EVENT_OPEN,        /* path, flags; fd: result; file */
	EVENT_DUP,         /* fd to fd2; flags: O_CLOEXEC */
	EVENT_CLOSE,       /* fd; result 0 or -errno */
	EVENT_CLOSE_RANGE, /* fd to fd2, flags as the call's */
	EVENT_SETFD,       /* fd, flags: FD_CLOEXEC or 0 */
	EVENT_SETFL,       /* fd, flags: O_NONBLOCK and others */
	EVENT_READ,        /* fd, size asked, result, data: what was read, then
			    * what follows it in the buffer, up to a 0 byte */
	EVENT_WRITE,       /* fd, size asked, result, data: first bytes */
	EVENT_POLL,        /* learned that fd's other end is gone, and nothing
			    * else (flags: POLLHUP), or yet again that it is
			    * readable (POLLIN); result: how many are ready */
	EVENT_MKNOD,       /* path, flags: mode, result */
	EVENT_UNLINK,      /* path, result */
	EVENT_EXEC_FAILED, /* path, result: -errno */
	EVENT_KILL,        /* child: target pid, flags: signal */
	EVENT_SIGNAL,      /* flags: signal delivered to pid */
	EVENT_SIGACTION,   /* flags: signal; size: disposition (0 default, 1
			    * ignored, 2 handler, 3 handler with SA_RESTART) */
	EVENT_SIGRETURN,   /* the handler returned */
	EVENT_SETSID,      /* left its parent's session: result */
	EVENT_SLEEP,       /* size: milliseconds asked */
	EVENT_TIMER,       /* a timer was disarmed (flags 0), armed (1), or
			      armed to fire repeatedly (2) */
	EVENT_FD,      /* another call made fd: file (socket, eventfd, ...) */
	EVENT_BLOCKED, /* at the end: pid is blocked in call (nr, fd, child);
			* flags: O_WRONLY for an open, or for a call that moves
			* data if it waits for room; or the signal that stopped
			* it (nr -1) */
	EVENT_RUNNING, /* at the end: pid is computing; stack: where */
	EVENT_END,     /* result: enum outcome */
	EVENT_KINDS
};

enum fork_flags {
	FORK_VFORK = 1,  /* the parent is suspended until exec or exit */
	FORK_THREAD = 2, /* a thread of the same process */
	FORK_FILES = 4,  /* shares the descriptor table (CLONE_FILES) */
};

enum exit_flags {
	EXIT_BORROWED = 1, /* in its parent's memory: after vfork, no exec */
};

/** Whose code made the call. Only ORIGIN_OWN counts for faults. */
enum origin {
	ORIGIN_OWN,    /* the subject's code, perhaps through libc */
	ORIGIN_LOADER, /* the dynamic loader, before or after main */
	ORIGIN_OTHER,  /* a program that is not the subject: ls, wc, sort */
};

enum outcome {
	OUTCOME_EXITED,
	OUTCOME_SIGNALED,
	OUTCOME_DEADLOCK,
	OUTCOME_TIMEOUT, /* wall or CPU time */
	OUTCOME_LIMIT,   /* output, processes, memory */
	OUTCOME_ERROR,   /* the probe failed to observe: its own fault */
};

enum file_type {
	FILE_UNKNOWN,
	FILE_REGULAR,
	FILE_DIRECTORY,
	FILE_PIPE,
	FILE_FIFO,
	FILE_TTY,
	FILE_DEVICE,
	FILE_SOCKET,
	FILE_OTHER, /* eventfd, timerfd, epoll, memfd, ... */
};

/** What a descriptor refers to, as the kernel's /proc says. */
struct file_id {
	enum file_type type;
	uint64_t dev;
	uint64_t ino;
};

/** A descriptor of a process, as read from /proc/PID/fd. */
struct fd_row {
	int fd;
	int flags; /* open(2) flags: access mode, O_CLOEXEC, O_NONBLOCK */
	struct file_id file;
	char *path; /* of a named file, else NULL */
};

/** A stdio stream with bytes not yet written. */
struct stdio_row {
	int fd;
	long pending;  /* bytes in the buffer */
	char head[32]; /* the first of them */
};

struct event {
	enum event_kind kind;
	enum origin origin;
	uint64_t seq;       /* order of completion, set by the model */
	uint64_t began_seq; /* value of seq when the call was entered */
	uint64_t time_ns;   /* since the start of the run */
	uint64_t began_ns;  /* when the call was entered */
	pid_t pid;          /* process (thread group) */
	pid_t tid;          /* thread that made the call */
	int nr;             /* system call number, -1 if none */
	int fd;
	int fd2;
	int flags;
	long size;
	long result; /* of the call; -errno on failure */
	pid_t child;
	pid_t inner_pid; /* START, FORK: the new pid as the program sees
			    it, in a pid namespace; 0: the same */
	struct file_id file;
	const char *path; /* borrowed from the tracer; the model copies */
	const char *data; /* first bytes of a write or read, borrowed */
	size_t data_len;  /* of data; result is the whole count */
	const char *const *argv; /* EXEC and START, borrowed */
	const struct fd_row *table;
	size_t table_len;
	const struct stdio_row *stdio; /* FORK, EXEC (before it), EXIT, DUP */
	size_t stdio_len;
	struct stack *stack; /* handed over to the model; may be NULL */
	bool wants_status;   /* WAIT: it gave a place for the status */
	bool injected;       /* this result was injected by us */
	bool in_handler;     /* made while a signal handler ran */
	bool let_in;         /* whose signal is blocked but for a wait that let
			      * it in, such as sigsuspend() */
	const char *at;      /* recordings only: "FILE:LINE" of the call; "" if
			      * there was a stack but no line for it */
	const char *frames;  /* recordings only: functions on the stack,
			      * innermost first, blanks between; ~NAME is a
			      * library's, ? one without a name */
	const char *text;    /* recordings only: the source line */
	const char *caller;  /* recordings only: "FILE:LINE" that called ... */
	const char *wrapper; /* recordings only: ... this function, which made
				the call for it; both or neither */
	int place;           /* recordings only: number of the place line that
			      * gives the five above; 0: none */
	/* Set by the model, which merges similar calls in a row into one
	 * event. */
	struct event *next;    /* of the same process */
	const struct ofd *ofd; /* READ, WRITE: what fd referred to, or NULL */
	uint64_t calls;        /* how many calls this event stands for */
	uint64_t bytes;        /* moved by all of them */
	uint64_t last_seq;     /* of the last one; seq is the first's */
	uint64_t last_ns;
};

/**
 * Do the rules use the functions on its stack? For other events they are
 * neither looked up nor recorded: unwinding a stack takes longer than the call.
 */
bool event_has_frames(const struct event *event);

/** The name of an event kind in recordings; never NULL. */
const char *event_kind_name(enum event_kind kind);

/** The outcome's name in the JSON report; never NULL. */
const char *outcome_name(enum outcome outcome);

#endif
