/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIVE_H
#define PROBE_LIVE_H

/*
 * The state of the run: which threads are alive, what has been reported about
 * them, what time it is, and whether the run should end. Consultants
 * (consultant.h) see this and nothing else of the tracer.
 */
#include "probe/live/procfs.h"
#include "probe/live/task.h"

struct live;
struct model;
struct outside;

/** Limits that end a run early; 0: none. */
struct run_limits {
	unsigned wall_ms;      /* wall clock, whole run */
	unsigned processes;    /* alive at once, threads included */
	unsigned cpu_total_ms; /* of all processes together */
	unsigned spin_ms;      /* CPU time of a thread between two calls */
	unsigned cpu_s;        /* of a process: its RLIMIT_CPU */
	uint64_t file_bytes;   /* of any one file: its RLIMIT_FSIZE */
	uint64_t output_bytes; /* written to the run's own 0, 1, 2 */
	uint64_t log_bytes;    /* memory for the event log */
	bool alone; /* nobody outside acts on the program, so a thread that only
		     * repeats itself would do so for ever */
	uint64_t memory_bytes; /* of all processes together; only in a box */
	uint64_t disk_bytes;   /* in the folders of the box */
};

/** Has the thread ended, without being gone? So it is with the first one of a
 *  process while others go on. Source: ptrace(2), "Death under ptrace". */
bool live_ended(const struct live *live, const struct task *task);

/** Is the thread held before a wait, so that it counts as blocked in it? Fills
 *  *as with how it would look there. */
typedef bool held_fn(const void *self, const struct live *live,
		     const struct task *task, struct task_sample *as);

struct live {
	struct model *model;
	const struct run_limits *limits;
	const struct outside *outside;
	bool controlled; /* we control the schedule, the clock or faults */
	const uint64_t *virtual_ns; /* since the start; NULL: time is real */
	held_fn *held;              /* NULL: no thread is held */
	const void *holder;         /* passed to it as self */

	struct tasks tasks;     /* the program's threads */
	struct tasks box_tasks; /* of the sandbox's own processes */
	bool started;           /* the program itself runs: its exec was seen */
	pid_t first;            /* the program's first process */
	bool first_gone;
	int first_status;      /* wait status of the first program */
	uint64_t start_ns;     /* CLOCK_MONOTONIC */
	uint64_t passed_ns;    /* total of sleeps skipped */
	uint64_t starved_gone; /* ns that ended threads waited for a CPU */
	uint64_t stops;        /* of any kind */
	bool quiet;            /* no stop since the previous tick */
	bool time_will_pass;   /* something is due in virtual time */
	bool timers;           /* a timer was armed at some time */
	bool unseen_timers;    /* a timer whose end no task.timer shows */
	pid_t interrupt;       /* a thread that the tracer should stop, or 0 */

	struct verdict {
		bool wished;          /* the run should end ... */
		enum outcome outcome; /* ... with this outcome */
		const char *reason;   /* static text, or NULL */
	} verdict;
};

/** Nanoseconds since the run's start, including those that were skipped. */
uint64_t live_now(const struct live *live);

/** Ask for the run to end like this; the first request counts. From then on no
 *  thread is resumed, and the tracer ends the run before its next wait. */
void live_wish_end(struct live *live, enum outcome outcome, const char *reason);

/** Is the run over, or about to be? */
bool live_over(const struct live *live);

/** Is the thread held before a wait that only the run's own processes could
 *  end? See held_fn. */
bool live_held(const struct live *live, const struct task *task,
	       struct task_sample *as);

#endif
