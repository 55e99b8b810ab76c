/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSULTANT_H
#define PROBE_CONSULTANT_H

/*
 * Those that are asked at a stop, and hear what happens: limits, the schedule,
 * the clock, faults and so on. None knows of another; the order in which they
 * are asked is in tracer/consult.c.
 */
#include "probe/live/live.h"

/** What to do with a call at whose entry a thread is stopped. */
struct answer_to_call {
	enum call_action {
		GO_ON, /* as far as I am concerned */
		HOLD,  /* it stays there; the others are asked once it is
			  released */
		SKIP,  /* it is not made, and returns `result` */
		CUT,   /* it is made, to move `size` bytes at most */
		AGAIN, /* it is made later: the thread comes to it once more */
	} action;
	long result;
	uint64_t size;
};

/** self is given to each function; those that are NULL are not asked. */
struct consultant {
	void *self;
	/** A thread is at a call's entry (task->call). The first answer other
	 *  than GO_ON and CUT counts. */
	struct answer_to_call (*entry)(void *self, struct live *live,
				       struct task *task);
	/**
	 * It is at the exit of one, which returned *result. To change the
	 * result, change both *result and the registers (call_set_result()).
	 */
	void (*exit)(void *self, struct live *live, struct task *task,
		     long *result);
	/** This event has just reached the model. */
	void (*event)(void *self, struct live *live, const struct event *event);
	/** That process has ended. */
	void (*gone)(void *self, struct live *live, pid_t pid);
	/** 10 ms have passed. */
	void (*tick)(void *self, struct live *live);
};

#endif
