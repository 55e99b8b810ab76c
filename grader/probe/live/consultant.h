/* SPDX-License-Identifier: MIT */
#ifndef PROBE_CONSULTANT_H
#define PROBE_CONSULTANT_H

/*
 * Consultants are asked at stops and told what happens: limits, the schedule,
 * the clock, faults and so on. Those of control/ and those of watch/ don't know
 * each other; tracer/consult.c has the order in which they are asked.
 */
#include "probe/live/live.h"

/** What to do with the call at whose entry a thread has stopped. */
struct answer_to_call {
	enum call_action {
		GO_ON, /* no objection */
		HOLD,  /* keep it there; ask the others once it is released */
		SKIP,  /* don't make the call; it returns `result` */
		CUT,   /* make the call with a size of at most `size` bytes */
		AGAIN, /* not now: the thread makes the call again later */
	} action;
	long result;
	uint64_t size;
};

/** self is passed to each function. Functions may be NULL. */
struct consultant {
	void *self;
	/** A thread is at a call's entry (task->call). The first answer other
	 *  than GO_ON and CUT decides. */
	struct answer_to_call (*entry)(void *self, struct live *live,
				       struct task *task);
	/**
	 * A thread is at the exit of a call that returned *result. To change
	 * the result, change both *result and the registers
	 * (call_set_result()).
	 */
	void (*exit)(void *self, struct live *live, struct task *task,
		     long *result);
	/** This event has just reached the model. */
	void (*event)(void *self, struct live *live, const struct event *event);
	/** The process has ended. */
	void (*gone)(void *self, struct live *live, pid_t pid);
	/** 10 ms have passed. */
	void (*tick)(void *self, struct live *live);
};

#endif
