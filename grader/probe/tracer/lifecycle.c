/* SPDX-License-Identifier: MIT */
/* Fork stops, exit stops and ends. */
#include "probe/tracer/lifecycle.h"
#include "probe/live/cpu_wait.h"
#include "probe/live/fd_table.h"
#include "probe/live/procfs.h"
#include "probe/live/registers.h"
#include "probe/live/stack_capture.h"
#include "probe/live/stdio_peek.h"
#include "probe/model/model_kernel.h"
#include "probe/tracer/pass_on.h"
#include "probe/tracer/tell.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* The stack of a thread at a stop that is not in a traced call. */
static struct stack *
stack_here(const struct task *task, const struct registers *regs)
{
	if (!task->subject || !task->image)
		return NULL;
	return stack_capture(task->tid, regs, task->image);
}

/* Fill in what the program has printed but not yet written. */
static void
peek_stdio(const struct task *task, struct event *event,
	   struct stdio_row rows[STDIO_ROWS_MAX])
{
	if (!task->subject || !task->image)
		return;
	event->stdio = rows;
	event->stdio_len =
		stdio_pending(task->tid, task->image, rows, STDIO_ROWS_MAX);
}

static int
clone_flags(const struct registers *regs, int ptrace_event)
{
	int flags = ptrace_event == PTRACE_EVENT_VFORK ? FORK_VFORK : 0;

	if (regs->nr != SYS_clone)
		return flags;
	if (regs->args[0] & CLONE_THREAD)
		flags |= FORK_THREAD;
	if (regs->args[0] & CLONE_FILES)
		flags |= FORK_FILES;
	return flags;
}

void
on_fork(struct tracer *tracer, struct task *task, int ptrace_event)
{
	struct event event = task_event(task, EVENT_FORK);
	struct stdio_row stdio[STDIO_ROWS_MAX];
	struct registers regs;
	unsigned long message;
	struct task *child;
	struct live *live = &tracer->live;

	if (ptrace(PTRACE_GETEVENTMSG, task->tid, NULL, &message) == -1 ||
	    registers_get(task->tid, &regs) == -1)
		return;
	child = tasks_get(&live->tasks, (pid_t)message);
	if (!child) {
		live_wish_end(live, OUTCOME_ERROR, "out of memory");
		return;
	}
	cpu_pin_born(&tracer->cpu_pin, task->tid, child->tid);
	event.nr = regs.nr;
	event.child = child->tid;
	event.flags = clone_flags(&regs, ptrace_event);
	child->pid = event.flags & FORK_THREAD ? task->pid : child->tid;
	child->subject = task->subject;
	child->known = true;
	if (task->image)
		child->image = image_ref(task->image);
	if (live->started) {
		event.stack = stack_here(task, &regs);
		peek_stdio(task, &event, stdio);
		tracer_emit(tracer, &event);
	}
	turn_born(&tracer->control, child);
	if (event.flags & FORK_VFORK) {
		task->turn.hold = HOLD_KERNEL;
		task->vforked = task->stops;
	}
	if (child->waiting) {
		child->waiting = false;
		child->begun = true;
		if (!turn_hold(&tracer->control, live, child, HOLD_START))
			tracer_resume(tracer, child, 0);
	}
}

/* Known from the model, as it sees every call that sets a flag. */
static int
flags_of_model(const void *arg, const struct fd_row *row)
{
	const struct process *process = arg;
	const struct desc *desc =
		process ? table_find(process_table(process), row->fd) : NULL;

	if (!desc || !desc_agrees(desc, row))
		return -1;
	return row->flags | (desc->ofd->nonblock ? O_NONBLOCK : 0) |
	       (desc->cloexec ? O_CLOEXEC : 0);
}

/* By the thread's own number: of a first thread that has ended, while others go
 * on, nothing can be read. */
int
lifecycle_table(const struct live *live, const struct task *task,
		struct fd_table *table)
{
	return procfs_fd_table(task->tid, flags_of_model,
			       model_process(live->model, task->pid), table);
}

/* Is it a vfork child in the memory of its parent, which waits for it? */
static bool
is_borrowed(const struct live *live, const struct task *task)
{
	const struct process *process = model_process(live->model, task->pid);

	return process && process->forked && process->run_len == 1 &&
	       process->forked->flags & FORK_VFORK;
}

void
on_exit_stop(struct tracer *tracer, struct task *task)
{
	struct event event;
	struct stdio_row stdio[STDIO_ROWS_MAX];
	struct registers regs;
	struct fd_table table;
	unsigned long status;
	struct live *live = &tracer->live;

	live->starved_gone += cpu_wait_task(task);
	task->exiting = true;
	call_clear(&task->call);
	pass_on_exit(tracer, task);
	if (!live->started || live_over(live) ||
	    tasks_alive_in(&live->tasks, task->pid) > 0 ||
	    ptrace(PTRACE_GETEVENTMSG, task->tid, NULL, &status) == -1)
		return;
	event = task_event(task, EVENT_EXIT);
	event.result = (long)status;
	if (is_borrowed(live, task))
		event.flags = EXIT_BORROWED;
	if (lifecycle_table(live, task, &table) == -1) {
		/* older kernels cut this stop short on SIGKILL */
		if (errno != ESRCH && errno != ENOENT)
			live_wish_end(live, OUTCOME_ERROR,
				      "its descriptors can't be read");
		return;
	}
	if (WIFEXITED((int)status) && registers_get(task->tid, &regs) == 0)
		event.stack = stack_here(task, &regs);
	event.in_handler = task->handlers > 0;
	event.let_in = event.in_handler && task->anywhere == 0;
	event.table = table.rows;
	event.table_len = table.len;
	peek_stdio(task, &event, stdio);
	tracer_emit(tracer, &event);
	fd_table_free(&table);
}

/* SIGKILL can end a process without an exit stop, or cut that short. The
 * process has ended all the same, and its descriptors are closed. */
static void
tell_unseen_end(struct tracer *tracer, struct task *task, int status)
{
	const struct live *live = &tracer->live;
	struct process *process = model_process(live->model, task->pid);
	struct event event = task_event(task, EVENT_EXIT);

	event.result = status;
	if (live->started && !live_over(live) && task->tid == task->pid &&
	    process && process->pid == task->pid && !process->exited)
		tracer_emit(tracer, &event);
}

void
on_gone(struct tracer *tracer, struct task *task, int status)
{
	struct live *live = &tracer->live;

	box_processes_early_end(&tracer->boxed, live, status);
	tell_unseen_end(tracer, task, status);
	if (task->tid == live->first) {
		live->first_gone = true;
		live->first_status = status;
		pass_on_over(tracer);
	}
	for (size_t i = 0; task->tid == task->pid && i < tracer->asked_len; i++)
		if (tracer->asked[i].gone)
			tracer->asked[i].gone(tracer->asked[i].self, live,
					      task->pid);
	tasks_drop(&live->tasks, task);
}
