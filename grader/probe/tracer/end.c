/* Where threads sit when the run is ended; see end.h. */
#include "probe/tracer/end.h"
#include "probe/base/wait_calls.h"
#include "probe/control/turn.h"
#include "probe/live/procfs.h"
#include "probe/live/stack_capture.h"
#include "probe/waits/closed_world.h"
#include "probe/watch/deadlock.h"
#include "probe/watch/livelock.h"
#include <sys/syscall.h>
#include <sys/wait.h>

static struct event
blocked_event(const struct task *task, const struct task_sample *sample)
{
	struct event event = {.kind = EVENT_BLOCKED,
			      .origin =
				      task->subject ? ORIGIN_OWN : ORIGIN_OTHER,
			      .pid = task->pid,
			      .tid = task->tid,
			      .nr = sample->nr,
			      .fd = -1,
			      .fd2 = -1};
	const uint64_t *args = sample->args;
	const struct wait_call *call = wait_call(sample->nr, args);

	if (task->call.active) {
		event.began_ns = task->call.event.began_ns;
		event.began_seq = task->call.event.began_seq;
	}
	switch (call ? call->kind : WAIT_SLEEP) {
	case WAIT_READ:
	case WAIT_WRITE:
	case WAIT_MOVE:
		event.fd = (int)wait_arg(args, call->fd);
		event.size = (long)wait_arg(args, call->size);
		if (call->fd2)
			event.fd2 = (int)wait_arg(args, call->fd2);
		break;
	case WAIT_CHILD:
		event.child = (pid_t)args[0];
		if (sample->nr == SYS_waitid)
			event.child = args[0] == P_PID ? (pid_t)args[1] : -1;
		break;
	default:
		event.fd = closed_world_reads(task, sample);
		break;
	}
	if (task->call.active && task->call.event.kind == EVENT_OPEN) {
		event.path = task->call.event.path;
		event.flags = task->call.event.flags;
		event.file = task->call.event.file;
	}
	return event;
}

/* It sits in no call: flags is the signal that stopped it. */
static struct event
stopped_event(const struct task *task)
{
	struct event event = task_event(task, EVENT_BLOCKED);

	event.flags = task->stopped;
	return event;
}

void
blocked_tell(struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		struct registers regs = task->call.regs;
		struct task_sample sample;
		struct event event;
		bool held;

		if (task->stopped) {
			event = stopped_event(task);
			tracer_emit(tracer, &event);
			continue;
		}
		if (repeat_blocked(tracer, task, &event)) {
			tracer_emit(tracer, &event);
			continue;
		}
		held = turn_waits(tracer, task, &sample);
		if (task->exiting ||
		    (!held && (task_sample(task, &sample) == -1 ||
			       !deadlock_asleep(&sample))))
			continue;
		event = blocked_event(task, &sample);
		/* of the last call that it stopped at: where it is another,
		 * its return address may be known to nobody */
		if (!held && (regs.sp != sample.sp || regs.pc != sample.pc))
			regs = registers_at(sample.sp, sample.pc);
		if (task->subject && task->image)
			event.stack =
				stack_capture(task->tid, &regs, task->image);
		tracer_emit(tracer, &event);
	}
}
