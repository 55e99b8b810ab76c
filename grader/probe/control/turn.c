/* Whose turn is it? See turn.h. */
#include "probe/control/turn.h"
#include "probe/base/wait_calls.h"
#include "probe/control/turn_parts.h"
#include "probe/live/procfs.h"
#include "probe/tracer/syscall_stop.h"
#include "probe/waits/closed_world.h"
#include "probe/waits/would_block.h"
#include "probe/watch/deadlock.h"
#include <string.h>
#include <sys/wait.h>

enum {
	/* So many turns in a row while others could go: it polls. */
	TURNS_MAX = 500,
};

void
turn_born(struct tracer *tracer, struct task *task)
{
	struct control *control = tracer->control;

	if (!control || !control->turns)
		return;
	task->order = control->born++;
	task->priority = schedule_priority(&control->schedule, task->order);
	task->hold = HOLD_RUNNING;
}

bool
turn_wanted(const struct tracer *tracer, const struct task *task)
{
	const struct control *control = tracer->control;

	return control && control->turns && tracer->started &&
	       !tracer->ending && ready_matters(task, tracer->model);
}

bool
turn_hold(struct tracer *tracer, struct task *task, enum hold where)
{
	const struct control *control = tracer->control;

	if (!control || !control->turns || !tracer->started || tracer->ending)
		return false;
	if ((where == HOLD_EXIT || where == HOLD_SIGNAL) &&
	    task->hold != HOLD_KERNEL)
		return false;
	task->hold = where;
	task->may_block = false;
	task->due_ns = 0;
	if (where == HOLD_ENTRY && control->clock.on)
		task->due_ns = vclock_due(&control->clock, task);
	return true;
}

/* Of those that wait for nothing but time, or for a signal. */
static bool
only_time_ends(const struct task *task)
{
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	return wait && (wait->kind == WAIT_SLEEP || wait->kind == WAIT_SIGNAL);
}

/* Could it go on now? */
static enum ready
can_go(const struct tracer *tracer, const struct task *task)
{
	const struct vclock *clock = &tracer->control->clock;
	enum ready ready;

	switch (task->hold) {
	case HOLD_START:
	case HOLD_EXIT:
	case HOLD_SIGNAL:
		return READY_YES;
	case HOLD_ENTRY:
		break;
	default:
		return READY_NO;
	}
	if (task->poked)
		return READY_UNSURE;
	if ((task->due_ns && task->due_ns <= clock->elapsed_ns) ||
	    call_will_fail(tracer, task))
		return READY_YES;
	if (task->due_ns && only_time_ends(task))
		return READY_NO;
	ready = ready_call(task, tracer->model);
	return ready == READY_UNSURE && task->due_ns ? READY_NO : ready;
}

bool
turn_waits(const struct tracer *tracer, const struct task *task,
	   struct task_sample *as)
{
	const struct registers *regs = &task->call.regs;

	*as = (struct task_sample){.tid = task->tid,
				   .state = 'S',
				   .nr = task->call.nr,
				   .sp = regs->sp,
				   .pc = regs->pc};
	memcpy(as->args, task->call.args, sizeof as->args);
	return tracer->control && tracer->control->turns &&
	       task->hold == HOLD_ENTRY && !task->due_ns &&
	       can_go(tracer, task) == READY_NO &&
	       closed_world(tracer, task, as);
}

static void
release_entry(struct tracer *tracer, struct task *task)
{
	struct vclock *clock = &tracer->control->clock;
	long result;

	if (task->due_ns && task->due_ns <= clock->elapsed_ns && !task->poked) {
		task->due_ns = 0;
		if (vclock_finish(task, &result)) {
			call_finished(tracer, task, result);
			return;
		}
	}
	task->poked = false;
	call_proceed(tracer, task);
}

static void
release(struct tracer *tracer, struct task *task, bool may_block)
{
	enum hold was = task->hold;

	task->hold = HOLD_RUNNING;
	task->may_block = may_block;
	switch (was) {
	case HOLD_ENTRY:
		release_entry(tracer, task);
		break;
	case HOLD_EXIT:
		call_complete(tracer, task);
		break;
	case HOLD_SIGNAL:
		tracer_resume(tracer, task, task->signal);
		break;
	default:
		tracer_resume(tracer, task, 0);
		break;
	}
}

/* Those blocked in the kernel may have been woken by what the last one did:
 * wait for them to come to a stop before anything is decided. */
bool
somebody_runs(struct tracer *tracer)
{
	bool running = false;

	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		struct task_sample sample;

		if (task->hold == HOLD_KERNEL && !task->exiting &&
		    task_sample(task, &sample) == 0 &&
		    !deadlock_asleep(&sample)) {
			task->hold = HOLD_RUNNING;
			task->may_block = true;
		}
		running |= task->hold == HOLD_RUNNING;
	}
	return running;
}

/* The one of highest priority that can go on; *others tells of more. */
struct task *
choose(struct tracer *tracer, enum ready *how, bool *others)
{
	struct task *best = NULL;

	*others = false;
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		enum ready ready;

		if (best && task->priority < best->priority && *others)
			continue;
		ready = can_go(tracer, task);
		if (ready == READY_NO)
			continue;
		if (best)
			*others = true;
		if (!best || task->priority > best->priority) {
			best = task;
			*how = ready;
		}
	}
	return best;
}

/* It would go on; the schedule may let it fall, and so may its own habits. */
static bool
falls(struct tracer *tracer, struct task *task, bool others)
{
	struct schedule *schedule = &tracer->control->schedule;

	for (struct task *other = tasks_next(&tracer->tasks, NULL); other;
	     other = tasks_next(&tracer->tasks, other))
		if (other != task)
			other->turns = 0;
	if (schedule_step(schedule, &task->priority))
		return others;
	if (!others || ++task->turns < TURNS_MAX)
		return false;
	task->turns = 0;
	task->priority = schedule_lowest(schedule);
	return true;
}

/* Nobody can go on: let virtual time pass to what comes first. */
bool
time_passes(struct tracer *tracer)
{
	struct vclock *clock = &tracer->control->clock;
	const struct vtimer *timer = vclock_next(clock);
	uint64_t due = timer ? timer->due_ns : 0;
	pid_t pid;

	if (!clock->on)
		return false;
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (task->hold == HOLD_ENTRY && task->due_ns &&
		    (!due || task->due_ns < due))
			due = task->due_ns;
	if (!due)
		return false;
	while ((pid = vclock_advance(clock, due)))
		turn_poke(tracer, pid);
	return true;
}

/* Let one that would block into the kernel, so that the double snapshot can
 * judge. False when all are there. */
static bool
let_one_block(struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (task->hold == HOLD_ENTRY) {
			release(tracer, task, true);
			return true;
		}
	return false;
}

bool
any_away(const struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (task->hold == HOLD_AWAY)
			return true;
	return false;
}

void
turn_next(struct tracer *tracer)
{
	struct task *task;
	enum ready how = READY_NO;
	bool others;

	if (!tracer->control || !tracer->control->turns || !tracer->started ||
	    tracer->ending || somebody_runs(tracer))
		return;
	do {
		task = choose(tracer, &how, &others);
	} while (task && task->hold == HOLD_ENTRY &&
		 falls(tracer, task, others));
	if (task) {
		release(tracer, task, how == READY_UNSURE);
		return;
	}
	if (any_away(tracer))
		return; /* turn_tick() decides */
	if (time_passes(tracer)) {
		turn_next(tracer);
		return;
	}
	if (!let_one_block(tracer) && deadlock_certain(tracer))
		watch_dead(tracer);
}

void
turn_poke(struct tracer *tracer, pid_t pid)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (pid <= 0 || task->pid == pid)
			task->poked = true;
}

void
turn_signal(struct tracer *tracer, pid_t pid, int sig)
{
	turn_poke(tracer, pid);
	if (sig != SIGCONT && sig != SIGKILL)
		return;
	/* each of them comes to a stop now: it is waited for */
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (task->pid == pid)
			turn_continued(tracer, task);
}

/* It ended, stopped or went on: does its parent get a SIGCHLD for that? */
static void
tell_parent(struct tracer *tracer, pid_t pid)
{
	const struct process *process = model_process(tracer->model, pid);

	if (process && process->parent &&
	    (process->parent->handled >> (SIGCHLD - 1) & 1))
		turn_poke(tracer, process->parent->pid);
}

void
turn_stopped(struct tracer *tracer, struct task *task)
{
	if (!tracer->control || !tracer->control->turns)
		return;
	task->hold = HOLD_STOPPED;
	tell_parent(tracer, task->pid);
}

void
turn_continued(struct tracer *tracer, struct task *task)
{
	if (task->hold != HOLD_STOPPED)
		return;
	task->hold = HOLD_RUNNING;
	task->may_block = false;
	tell_parent(tracer, task->pid);
}

void
turn_gone(struct tracer *tracer, pid_t pid)
{
	struct control *control = tracer->control;

	if (!control || !control->turns)
		return;
	vclock_forget(&control->clock, pid);
	tell_parent(tracer, pid);
}
