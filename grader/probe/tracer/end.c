/* Where threads sit when the run is ended; see end.h. */
#include "probe/tracer/end.h"
#include "probe/control/turn.h"
#include "probe/live/procfs.h"
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

	if (task->call.active) {
		event.began_ns = task->call.event.began_ns;
		event.began_seq = task->call.event.began_seq;
	}
	switch (sample->nr) {
	case SYS_read:
	case SYS_readv:
	case SYS_write:
	case SYS_writev:
		event.fd = (int)sample->args[0];
		event.size = (long)sample->args[2];
		break;
	case SYS_splice:
		event.fd = (int)sample->args[0];
		event.fd2 = (int)sample->args[2];
		break;
	case SYS_wait4:
		event.child = (pid_t)sample->args[0];
		break;
	case SYS_waitid:
		event.child =
			sample->args[0] == P_PID ? (pid_t)sample->args[1] : -1;
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

void
blocked_tell(struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		struct user_regs_struct regs = task->call.regs;
		struct task_sample sample;
		struct event event;
		bool held;

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
		if (!held && (!task->call.active || regs.rsp != sample.sp)) {
			regs = (struct user_regs_struct){0};
			regs.rsp = sample.sp;
			regs.rip = sample.pc;
		}
		if (task->subject && task->image)
			event.stack =
				stack_capture(task->tid, &regs, task->image);
		tracer_emit(tracer, &event);
	}
}
