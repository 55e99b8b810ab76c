/* SPDX-License-Identifier: MIT */
/* Waits in virtual time; see vwait.h. */
#include "probe/control/vwait.h"
#include "probe/base/ns.h"
#include "probe/live/call_regs.h"
#include "probe/live/remote.h"
#include "probe/waits/sleeps.h"
#include "probe/waits/socket_wait.h"
#include <errno.h>

/* A sleep of no time lets others go first; another wait then does not wait. */
static uint64_t
at_once(const struct vclock *clock, const struct wait_call *wait)
{
	return clock->elapsed_ns + (wait->kind == WAIT_SLEEP);
}

static uint64_t
due_at_date(const struct vclock *clock, const struct task *task,
	    const struct wait_call *wait)
{
	const uint64_t *args = task->call.args;
	clockid_t id = wait_clock(wait, args);
	struct timespec ts;
	uint64_t base, until;

	if (!vclock_has(id) ||
	    remote_read(task->tid, wait_arg(args, wait->timeout), &ts,
			sizeof ts) == -1)
		return 0;
	if (ts.tv_sec < 0 || ts.tv_nsec < 0 || ts.tv_nsec >= (long)NS_PER_S)
		return 0; /* which the kernel will report */
	base = vclock_base_ns(clock, id);
	until = ns_of(&ts);
	return until > base + clock->elapsed_ns ? until - base
						: at_once(clock, wait);
}

static uint64_t
due(const struct vclock *clock, const struct model *model,
    const struct task *task)
{
	const uint64_t *args = task->call.args;
	const struct wait_call *wait = wait_call(task->call.nr, args);
	uint64_t ns;

	if (!wait)
		return 0;
	if (wait_has_date(wait, args))
		return due_at_date(clock, task, wait);
	if (!vclock_has(wait_clock(wait, args)) ||
	    !(wait_lasts(task->tid, wait, args, &ns) ||
	      socket_timeout(task, model, wait, &ns)))
		return 0;
	return ns ? clock->elapsed_ns + ns : at_once(clock, wait);
}

void
vwait_enter(const struct vclock *clock, const struct model *model,
	    struct task *task)
{
	const struct registers *regs = &task->call.regs;
	struct turn *turn = &task->turn;

	if (!clock->on) {
		turn->due_ns = 0;
		return;
	}
	if (!turn->due_ns || turn->due_sp != regs->sp ||
	    turn->due_pc != regs->pc)
		turn->due_ns = due(clock, model, task);
	turn->due_sp = regs->sp;
	turn->due_pc = regs->pc;
}

/* Put a timeout where the thread does not use its memory: well below the red
 * zone. Returns the address. */
static uint64_t
put_timeout(const struct task *task, struct timespec timeout)
{
	uint64_t addr = (task->call.regs.sp - 256) & ~15ULL;

	remote_write(task->tid, addr, &timeout, sizeof timeout);
	return addr;
}

struct answer_to_call
vwait_finish(struct task *task)
{
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	if (wait->kind == WAIT_SLEEP)
		return (struct answer_to_call){.action = SKIP, .result = 0};
	if (!wait->timeout) /* a socket's */
		return socket_is_ready(task, wait)
			       ? (struct answer_to_call){.action = GO_ON}
			       : (struct answer_to_call){.action = SKIP,
							 .result = -EAGAIN};
	call_set_arg(task, wait->timeout - 1,
		     wait->unit == TIMEOUT_MS
			     ? 0
			     : put_timeout(task, (struct timespec){0}));
	return (struct answer_to_call){.action = GO_ON};
}

void
vwait_endless(struct task *task)
{
	/* a date, too, that the kernel can add to any other */
	static const struct timespec far = {.tv_sec = 1LL << 33};
	const struct wait_call *wait =
		wait_call(task->call.nr, task->call.args);

	if (wait->kind == WAIT_SLEEP)
		call_set_arg(task, wait->timeout - 1, put_timeout(task, far));
	else if (wait->timeout)
		call_set_arg(task, wait->timeout - 1,
			     wait->unit == TIMEOUT_MS ? UINT32_MAX : 0);
}

/* Tell the program how much time is left of its wait. */
static void
tell_rest(const struct vclock *clock, const struct task *task,
	  const struct wait_call *wait)
{
	uint64_t addr = wait_arg(task->call.args, wait->rest);
	uint64_t left = task->turn.due_ns > clock->elapsed_ns
				? task->turn.due_ns - clock->elapsed_ns
				: 0;
	struct timespec rest = timespec_of(left);

	if (wait->unit == TIMEVAL)
		rest.tv_nsec /= 1000; /* the same form */
	if (addr && !wait_has_date(wait, task->call.args))
		remote_write(task->tid, addr, &rest, sizeof rest);
}

void
vwait_exit(const struct vclock *clock, struct task *task, long *result)
{
	const struct wait_call *wait;
	bool interrupted = call_is_interruption(*result);

	if (!task->turn.due_ns)
		return;
	wait = wait_call(task->call.nr, task->call.args);
	if (!wait)
		return;
	if (wait->kind != WAIT_SLEEP || interrupted)
		tell_rest(clock, task, wait);
	if (!interrupted)
		task->turn.due_ns = 0;
	else if (*result != -EINTR && wait->kind != WAIT_IPC)
		call_interrupted(task, result);
}
