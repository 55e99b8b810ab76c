/* SPDX-License-Identifier: MIT */
#include "probe/tracer/group_kill.h"
#include "probe/tracer/adopter.h"
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Does kill(target) by `by` include `pid`? Source: kill(2). */
static bool
is_meant(pid_t target, pid_t by, pid_t pid)
{
	if (target == -1)
		return pid != by;
	return getpgid(pid) == (target ? -target : getpgid(by));
}

/* A signal to us, or to whom an orphan of ours takes for its parent. */
static bool
answers_as_init(const struct live *live, const struct task *task,
		struct answer_to_call *answer)
{
	const struct event *event = &task->call.event;

	if (event->kind != EVENT_KILL ||
	    (event->child != getpid() &&
	     (event->child != ADOPTER || !adopter_is_us(live, task->pid))))
		return false;
	*answer = (struct answer_to_call){
		.action = SKIP, .result = kill(ADOPTER, 0) == 0 ? 0 : -errno};
	return true;
}

static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	const struct event *event = &task->call.event;
	struct answer_to_call answer;
	long result = -ESRCH;

	(void)self;
	if (answers_as_init(live, task, &answer))
		return answer;
	if (task->call.nr != SYS_kill || event->kind != EVENT_KILL ||
	    event->child > 0)
		return (struct answer_to_call){.action = GO_ON};
	for (struct task *other = tasks_next(&live->tasks, NULL); other;
	     other = tasks_next(&live->tasks, other)) {
		if (other->tid != other->pid ||
		    !is_meant(event->child, task->pid, other->pid))
			continue;
		if (kill(other->pid, event->flags) == 0)
			result = 0;
		else if (result != 0)
			result = -errno;
	}
	return (struct answer_to_call){.action = SKIP, .result = result};
}

struct consultant
group_kill_consultant(const struct box *box)
{
	return (struct consultant){.entry = box ? NULL : on_entry};
}
