/* SPDX-License-Identifier: MIT */
/* Whose turn is it? See turn.h. */
#include "probe/control/turn.h"
#include "probe/base/wait_calls.h"
#include "probe/control/fault_target.h"
#include "probe/control/turn_time.h"
#include "probe/control/vwait.h"
#include "probe/live/sample.h"
#include "probe/model/model.h"
#include "probe/waits/closed_world.h"
#include "probe/waits/ordered.h"
#include <signal.h>
#include <string.h>

enum {
	/* A thread with this many turns in a row, while others could go, is
	 * polling. */
	TURNS_MAX = 500,
};

bool
turn_on(const struct control *control, const struct live *live)
{
	return control->turns && live->started && !live_over(live);
}

void
turn_born(struct control *control, struct task *task)
{
	if (!control->turns)
		return;
	task->turn.order = control->born++;
	task->turn.priority =
		schedule_priority(&control->schedule, task->turn.order);
	task->turn.hold = HOLD_RUNNING;
}

bool
turn_hold(const struct control *control, const struct live *live,
	  struct task *task, enum hold where)
{
	struct turn *turn = &task->turn;

	if (!turn_on(control, live))
		return false;
	if ((where == HOLD_EXIT || where == HOLD_SIGNAL) &&
	    turn->hold != HOLD_KERNEL)
		return false;
	turn->hold = where;
	turn->may_block = false;
	if (where == HOLD_ENTRY)
		vwait_enter(&control->clock, live->model, task);
	return true;
}

/* Does this wait end only by time or a signal? */
static bool
only_time_ends(const struct task *task)
{
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	return wait && (wait->kind == WAIT_SLEEP || wait->kind == WAIT_SIGNAL);
}

/* Could it go on now? */
static enum ready
can_go(const struct control *control, const struct live *live,
       const struct task *task)
{
	const struct turn *turn = &task->turn;
	enum ready ready;

	switch (turn->hold) {
	case HOLD_START:
	case HOLD_EXIT:
	case HOLD_SIGNAL:
		return READY_YES;
	case HOLD_ENTRY:
		break;
	default:
		return READY_NO;
	}
	if (turn->poked)
		return READY_UNSURE;
	if ((turn->due_ns && turn->due_ns <= control->clock.elapsed_ns) ||
	    call_will_fail(control->faults, live, task))
		return READY_YES;
	ready = would_block_ready(task, live->model);
	/* there is nothing to see of such a wait in the kernel */
	return ready == READY_UNSURE && turn->due_ns && only_time_ends(task)
		       ? READY_NO
		       : ready;
}

bool
turn_waits(const void *self, const struct live *live, const struct task *task,
	   struct task_sample *as)
{
	const struct control *control = self;
	const struct registers *regs = &task->call.regs;

	*as = (struct task_sample){.tid = task->tid,
				   .state = 'S',
				   .nr = task->call.nr,
				   .sp = regs->sp,
				   .pc = regs->pc};
	memcpy(as->args, task->call.args, sizeof as->args);
	return control->turns && task->turn.hold == HOLD_ENTRY &&
	       !task->turn.due_ns && can_go(control, live, task) == READY_NO &&
	       closed_world(live, task, as);
}

enum hold
turn_release(struct control *control, struct task *task,
	     struct answer_to_call *answer)
{
	struct turn *turn = &task->turn;
	enum hold was = turn->hold;

	*answer = (struct answer_to_call){.action = GO_ON};
	turn->hold = HOLD_RUNNING;
	if (was != HOLD_ENTRY)
		return was;
	if (turn->due_ns && turn->due_ns <= control->clock.elapsed_ns &&
	    !turn->poked) {
		*answer = vwait_finish(task);
	} else if (turn->poked && ordered_after_signals(task)) {
		answer->action = AGAIN;
		turn->poked = false;
	}
	if (answer->action == GO_ON)
		turn->poked = false;
	if (turn->due_ns > control->clock.elapsed_ns && turn->may_block)
		vwait_endless(task);
	return was;
}

/* The last thread may have woken some that are blocked in the kernel: wait
 * until they stop before deciding anything. */
bool
somebody_runs(const struct live *live)
{
	bool running = false;

	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		struct task_sample sample;

		if (task->turn.hold == HOLD_KERNEL && !task->exiting &&
		    task_sample(task, &sample) == 0 &&
		    !sample_asleep(task, &sample)) {
			task->turn.hold = HOLD_RUNNING;
			task->turn.may_block = true;
		}
		running |= task->turn.hold == HOLD_RUNNING &&
			   !live_ended(live, task);
	}
	return running;
}

struct task *
choose(const struct control *control, const struct live *live, enum ready *how,
       bool *others)
{
	struct task *best = NULL;

	*others = false;
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task)) {
		enum ready ready;

		if (best && task->turn.priority < best->turn.priority &&
		    *others)
			continue;
		ready = can_go(control, live, task);
		if (ready == READY_NO)
			continue;
		if (best)
			*others = true;
		if (!best || task->turn.priority > best->turn.priority) {
			best = task;
			*how = ready;
		}
	}
	return best;
}

/* Must the thread that would go on drop? The schedule may say so, or it has had
 * too many turns in a row. */
static bool
falls(struct schedule *schedule, const struct live *live, struct task *task,
      bool others)
{
	struct turn *turn = &task->turn;

	for (struct task *other = tasks_next(&live->tasks, NULL); other;
	     other = tasks_next(&live->tasks, other))
		if (other != task)
			other->turn.in_a_row = 0;
	if (schedule_step(schedule, &turn->priority))
		return others;
	if (!others || ++turn->in_a_row < TURNS_MAX)
		return false;
	turn->in_a_row = 0;
	turn->priority = schedule_lowest(schedule);
	return true;
}

void
turn_poke(const struct live *live, pid_t pid)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (pid <= 0 || task->pid == pid)
			task->turn.poked = true;
}

static bool
passes_to(struct control *control, struct live *live, uint64_t due)
{
	pid_t pid;

	if (!due)
		return false;
	while ((pid = vclock_advance(&control->clock, due)))
		turn_poke(live, pid);
	return true;
}

bool
time_passes(struct control *control, struct live *live)
{
	return passes_to(control, live, next_due(control, live));
}

/* Let the next wait end although a thread can go on, if that only asks. */
static bool
passes_while_asking(struct control *control, struct live *live,
		    const struct task *task)
{
	return turn_asked_long(control, task) &&
	       passes_to(control, live,
			 due_after(control, live, control->clock.elapsed_ns));
}

/* When every thread would block, each must enter the kernel for the double
 * snapshot to judge. Returns one that has not yet, or NULL. */
static struct task *
one_to_block(const struct live *live)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->turn.hold == HOLD_ENTRY)
			return task;
	return NULL;
}

bool
any_away(const struct live *live)
{
	for (struct task *task = tasks_next(&live->tasks, NULL); task;
	     task = tasks_next(&live->tasks, task))
		if (task->turn.hold == HOLD_AWAY)
			return true;
	return false;
}

enum turn_next
turn_next(struct control *control, struct live *live, struct task **task)
{
	enum ready how = READY_NO;
	bool others;

	if (!turn_on(control, live) || somebody_runs(live))
		return TURN_WAIT;
	*task = turn_cut(control, live);
	if (*task)
		return TURN_CUT;
	do {
		*task = choose(control, live, &how, &others);
	} while (*task && (*task)->turn.hold == HOLD_ENTRY &&
		 falls(&control->schedule, live, *task, others));
	if (!*task) {
		if (any_away(live))
			return TURN_WAIT; /* the next tick decides */
		if (time_passes(control, live))
			return turn_next(control, live, task);
		how = READY_UNSURE;
		*task = one_to_block(live);
	}
	if (!*task)
		return TURN_NOBODY;
	if (passes_while_asking(control, live, *task))
		return turn_next(control, live, task);
	(*task)->turn.may_block = how == READY_UNSURE;
	return TURN_GO;
}
