/* SPDX-License-Identifier: MIT */
/* The tracer's records of live threads; see task.h. */
#include "probe/live/task.h"
#include "probe/live/procfs.h"
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

static unsigned
bucket_of(pid_t tid)
{
	return (unsigned)tid % 256;
}

struct task *
tasks_find(const struct tasks *tasks, pid_t tid)
{
	struct task *task = tasks->buckets[bucket_of(tid)];

	while (task && task->tid != tid)
		task = task->next;
	return task;
}

struct task *
tasks_get(struct tasks *tasks, pid_t tid)
{
	struct task *task = tasks_find(tasks, tid);

	if (task)
		return task;
	task = calloc(1, sizeof *task);
	if (!task)
		return NULL;
	task->tid = task->pid = tid;
	repeat_clear(&task->repeat, 0);
	task->next = tasks->buckets[bucket_of(tid)];
	tasks->buckets[bucket_of(tid)] = task;
	tasks->len++;
	return task;
}

int
task_sample(const struct task *task, struct task_sample *out)
{
	if (procfs_sample(task->tid, out) == -1)
		return -1;
	if (out->nr == SYS_restart_syscall &&
	    memcmp(out->args, task->call.args, 3 * sizeof *out->args) == 0)
		out->nr = task->call.nr;
	if (task->call.active && task->call.restore && out->nr == task->call.nr)
		memcpy(out->args, task->call.args, sizeof out->args);
	return 0;
}

struct event
task_event(const struct task *task, enum event_kind kind)
{
	return (struct event){.kind = kind,
			      .origin =
				      task->subject ? ORIGIN_OWN : ORIGIN_OTHER,
			      .pid = task->pid,
			      .tid = task->tid,
			      .nr = -1,
			      .fd = -1,
			      .fd2 = -1};
}

void
call_clear(struct call *call)
{
	if (call->stack)
		stack_unref(call->stack);
	free(call->path);
	call->stack = NULL;
	call->path = NULL;
	call->stdio_len = 0;
	call->active = false;
	call->restore = false;
}

void
repeat_clear(struct repeat *repeat, uint64_t happened)
{
	if (repeat->tried.stack)
		stack_unref(repeat->tried.stack);
	*repeat = (struct repeat){.happened = happened,
				  .tried = {.kind = EVENT_KINDS}};
}

void
tasks_drop(struct tasks *tasks, struct task *task)
{
	struct task **link = &tasks->buckets[bucket_of(task->tid)];

	while (*link != task)
		link = &(*link)->next;
	*link = task->next;
	tasks->len--;
	call_clear(&task->call);
	repeat_clear(&task->repeat, 0);
	if (task->image)
		image_unref(task->image);
	free(task);
}

struct task *
tasks_next(const struct tasks *tasks, const struct task *after)
{
	unsigned i = 0;

	if (after) {
		if (after->next)
			return after->next;
		i = bucket_of(after->tid) + 1;
	}
	for (; i < 256; i++)
		if (tasks->buckets[i])
			return tasks->buckets[i];
	return NULL;
}

size_t
tasks_alive_in(const struct tasks *tasks, pid_t pid)
{
	size_t alive = 0;

	for (struct task *task = tasks_next(tasks, NULL); task;
	     task = tasks_next(tasks, task))
		alive += task->pid == pid && !task->exiting;
	return alive;
}
