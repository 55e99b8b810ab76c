/* SPDX-License-Identifier: MIT */
#include "probe/control/turn_time.h"
#include "probe/live/call_regs.h"

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
next_due(const struct control *control, const struct live *live)
{
	const struct vtimer *timer = vclock_next(&control->clock);
	uint64_t due = timer ? timer->due_ns : 0;

	if (!control->clock.on)
		return 0;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (is_timed(task) && (!due || task->turn.due_ns < due))
			due = task->turn.due_ns;
	return due;
}

bool
turn_was_cut(struct task *task, long result)
{
	bool cut = task->turn.cut;

	task->turn.cut = false;
	return cut && call_is_interruption(result);
}
