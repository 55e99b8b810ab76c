/* SPDX-License-Identifier: MIT */
#include "probe/control/turn_time.h"
#include "probe/base/wait_calls.h"
#include "probe/live/call_regs.h"
#include <sys/syscall.h>

enum {
	/* So many turns in which nothing but asking is done take until the next
	 * wait that has an end is over. */
	ASKS_MAX = 500,
};

/* Will its wait end at a known time? */
static bool
is_timed(const struct task *task)
{
	return task->turn.due_ns && (task->turn.hold == HOLD_ENTRY ||
				     task->turn.hold == HOLD_KERNEL);
}

struct task *
turn_cut(const struct control *control, const struct live *live)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->turn.hold == HOLD_KERNEL && task->turn.due_ns &&
		    task->turn.due_ns <= control->clock.elapsed_ns) {
			task->turn.hold = HOLD_RUNNING;
			task->turn.may_block = false;
			task->turn.cut = true;
			return task;
		}
	return NULL;
}

uint64_t
due_after(const struct control *control, const struct live *live,
	  uint64_t after_ns)
{
	const struct vtimer *timer = vclock_next(&control->clock);
	uint64_t due = timer && timer->due_ns > after_ns ? timer->due_ns : 0;

	if (!control->clock.on)
		return 0;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (is_timed(task) && task->turn.due_ns > after_ns &&
		    (!due || task->turn.due_ns < due))
			due = task->turn.due_ns;
	return due;
}

uint64_t
next_due(const struct control *control, const struct live *live)
{
	return due_after(control, live, 0);
}

bool
turn_was_cut(struct task *task, long result)
{
	bool cut = task->turn.cut;

	task->turn.cut = false;
	return cut && call_is_interruption(result);
}

/* Does it ask whether something has happened, and go on if not? */
static bool
asks(const struct task *task)
{
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	switch (wait ? wait->kind : WAIT_LOCK) {
	case WAIT_SLEEP:
	case WAIT_SIGNAL:
	case WAIT_LOCK:
	case WAIT_IPC:
	case WAIT_VFORK:
		return task->call.nr == SYS_sched_yield;
	default:
		return true;
	}
}

bool
turn_asked_long(struct control *control, const struct task *task)
{
	if (task->turn.hold != HOLD_ENTRY)
		return false;
	control->asked = asks(task) ? control->asked + 1 : 0;
	if (control->asked < ASKS_MAX)
		return false;
	control->asked = 0;
	return true;
}
