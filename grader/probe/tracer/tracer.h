#ifndef PROBE_TRACER_H
#define PROBE_TRACER_H

/*
 * The supervisor: seizes a program and all that it starts, turns their stops
 * into events for the model, and ends them when a limit or a deadlock says so.
 * Beside it, each asked at a stop and none knowing another: limits, deadlock.
 */
#include "probe/live/task.h"
#include "probe/model/model.h"
#include "probe/start/launch.h"
#include "probe/tracer/cpu_pin.h"
#include "probe/waits/partners.h"
#include <stdio.h>
#include <sys/statvfs.h>

/** What ends a run early; 0 means no limit. */
struct limits {
	unsigned wall_ms;      /* wall clock, whole run */
	unsigned processes;    /* alive at once, threads included */
	unsigned cpu_total_ms; /* of all processes together */
	unsigned spin_ms;      /* CPU time of a thread between two calls */
	unsigned cpu_s;        /* of a process: its RLIMIT_CPU */
	uint64_t file_bytes;   /* of any one file: its RLIMIT_FSIZE */
	uint64_t output_bytes; /* written to the run's own 0, 1, 2 */
	uint64_t log_bytes;    /* of memory for what was recorded */
	bool alone;            /* nobody outside acts on it: who only repeats
				  himself does so for ever */
	uint64_t memory_bytes; /* of all together; only in a box */
	uint64_t disk_bytes;   /* in the folders of the box */
};

struct control;

struct tracer {
	struct model *model;
	const struct limits *limits;
	const struct outside *outside;
	const char *const *subjects; /* program files given by --subject,
					NULL-ended; or NULL */
	const struct box *box;       /* the isolation, or NULL */
	FILE *record;                /* event stream, or NULL */
	struct lines *lines;         /* to be prepared once; then NULL */
	struct control *control;     /* schedule, clock, faults; or NULL */

	int prelude_execs; /* of the sandbox, still to come before the
			      program's own */
	bool own_pids;     /* the program has a pid namespace of its own */
	struct tasks tasks;
	struct tasks keepers; /* processes of the sandbox */
	pid_t first;          /* the program's first process */
	int start_errno;      /* why the sandbox could not start it, or 0 */
	struct launched child;
	struct one_cpu one_cpu;
	struct file_id *subject_ids;
	size_t subject_len;
	bool started; /* the program itself runs: its exec was seen */
	bool first_gone;
	int first_status; /* wait status of the first program */
	uint64_t start_ns;
	uint64_t passed_ns; /* of sleeps that were passed over */
	uint64_t over_ns;   /* the wall clock limit ends no earlier, or 0 */
	uint64_t starved_before; /* our own wait for a CPU until the start */
	uint64_t starved_gone;   /* that of threads which have ended */
	uint64_t stops;          /* of any kind, to tell quiet from busy */
	uint64_t seen_stops;     /* at the last tick */
	uint64_t quiet_ns;       /* when the quiet began, 0 if not quiet */
	uint64_t output_bytes;
	uint64_t births;               /* of processes and threads, so far */
	struct statvfs room[BOX_DIRS]; /* in the box's folders, at first */
	uint64_t room_checked_ns;
	uint64_t cpu_checked_ns;
	uint64_t happened;         /* events that others can see */
	uint64_t happened_ns;      /* when the last of them was */
	bool timers;               /* one was armed some time */
	bool unseen_timers;        /* one whose end no task.timer tells */
	uint64_t reaped_before_ms; /* CPU time of children of former runs */
	bool telling_end;          /* tracer_end() is under way */
	bool ending;               /* the end was told to the model */
	enum outcome outcome;
	const char *reason; /* static text, or NULL */
};

/**
 * Run the program to its end. Returns 0 with tracer->model, outcome, reason
 * and first_status filled, whatever the program did; or -1 with errno where
 * the program could not be started at all; launch errors of exec come as
 * outcome OUTCOME_ERROR with exec_errno.
 * Not reentrant: owns SIGALRM and the process's children.
 */
int tracer_run(struct tracer *tracer, const struct launch_spec *spec,
	       int *exec_errno);

/* For the tracer's own parts. */

/** Tell the model (and the recording). Takes event->stack over. */
void tracer_emit(struct tracer *tracer, struct event *event);

/** Nanoseconds since the run's start, with those that were passed over. */
uint64_t tracer_now(const struct tracer *tracer);

/** Let a stopped thread go on, with a signal or 0. */
void tracer_resume(struct tracer *tracer, struct task *task, int sig);

/** End the run: blocked places and the outcome to the model, then SIGKILL. */
void tracer_end(struct tracer *tracer, enum outcome outcome,
		const char *reason);

/** Stops: one function a kind (lifecycle.c, calls at syscall_stop.c). */
void on_fork(struct tracer *tracer, struct task *task, int ptrace_event);
void on_exec(struct tracer *tracer, struct task *task);
void on_exit_stop(struct tracer *tracer, struct task *task);
void on_gone(struct tracer *tracer, struct task *task, int status);
void on_call_entry(struct tracer *tracer, struct task *task);
void on_call_exit(struct tracer *tracer, struct task *task);
void on_signal(struct tracer *tracer, struct task *task, int sig);

/** Every 10 ms: limits, and whether all is quiet (watch.c). */
void watch_tick(struct tracer *tracer);

/** Deadlock is certain: end the run, by whose outcome. */
void watch_dead(struct tracer *tracer);

/** After each event: limits that events alone can pass (watch.c). */
void watch_event(struct tracer *tracer, const struct event *event);

#endif
