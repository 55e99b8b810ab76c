#include "probe/tracer/group_kill.h"
#include "probe/live/call_regs.h"
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Does kill(target) by that process mean this one? Source: kill(2). */
static bool
is_meant(pid_t target, pid_t by, pid_t pid)
{
	if (target == -1)
		return pid != by;
	return getpgid(pid) == (target ? -target : getpgid(by));
}

void
group_kill(struct tracer *tracer, struct task *task)
{
	const struct event *event = &task->call.event;
	long result = -ESRCH;

	if (tracer->box || task->call.nr != SYS_kill || event->child > 0)
		return;
	for (struct task *other = tasks_next(&tracer->tasks, NULL); other;
	     other = tasks_next(&tracer->tasks, other)) {
		if (other->tid != other->pid ||
		    !is_meant(event->child, task->pid, other->pid))
			continue;
		if (kill(other->pid, event->flags) == 0)
			result = 0;
		else if (result != 0)
			result = -errno;
	}
	call_skip(task, result);
}
