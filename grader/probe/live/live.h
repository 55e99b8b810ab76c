/* SPDX-License-Identifier: MIT */
#ifndef PROBE_LIVE_H
#define PROBE_LIVE_H

/*
 * The run as it is now: which threads are alive, what has been reported about
 * them, what time it is, and whether anybody wants the run to end. Those that
 * are asked at a stop (consultant.h) see this and nothing else of the tracer.
 */
#include "probe/live/procfs.h"
#include "probe/live/task.h"

struct live;
struct model;
struct outside;

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
	bool alone; /* nobody outside acts on it: a thread that only repeats
		       itself does so for ever */
	uint64_t memory_bytes; /* of all together; only in a box */
	uint64_t disk_bytes;   /* in the folders of the box */
};

/** Is the thread held before a wait, and as good as blocked in it? Fills *as
 *  with how it would look there. */
typedef bool held_fn(const void *self, const struct live *live,
		     const struct task *task, struct task_sample *as);

struct live {
	struct model *model;
	const struct limits *limits;
	const struct outside *outside;
	bool controlled; /* the schedule, the clock or faults are ours */
	const uint64_t *virtual_ns; /* since the start; NULL: time is real */
	held_fn *held;              /* NULL: nobody is held */
	const void *holder;         /* its self */

	struct tasks tasks;     /* the program's threads */
	struct tasks box_tasks; /* of the sandbox's own processes */
	bool started;           /* the program itself runs: its exec was seen */
	pid_t first;            /* the program's first process */
	bool first_gone;
	int first_status;      /* wait status of the first program */
	uint64_t start_ns;     /* CLOCK_MONOTONIC */
	uint64_t passed_ns;    /* of sleeps that were skipped */
	uint64_t starved_gone; /* time that ended threads waited for a CPU */
	uint64_t stops;        /* of any kind */
	bool quiet;            /* the last tick was without a stop */
	bool time_will_pass;   /* something is due in virtual time */
	bool timers;           /* one was armed at some time */
	bool unseen_timers;    /* one whose end no task.timer tells */

	struct verdict {
		bool wished;          /* somebody wants the run to end, */
		enum outcome outcome; /* so; */
		const char *reason;   /* static text, or NULL */
	} verdict;
};

/** Nanoseconds since the run's start, including those that were skipped. */
uint64_t live_now(const struct live *live);

/** Wish for the run to end like this. The first wish counts. From then on no
 *  thread runs on; the tracer acts on it before the next wait. */
void live_wish_end(struct live *live, enum outcome outcome, const char *reason);

/** Is the run over, or about to be? */
bool live_over(const struct live *live);

/** Is the thread held before a wait that only the run's own processes could
 *  end? See held_fn. */
bool live_held(const struct live *live, const struct task *task,
	       struct task_sample *as);

#endif
