/* SPDX-License-Identifier: MIT */
/* Apply faults to the calls they target; see fault_target.h. */
#include "probe/control/fault_target.h"
#include "probe/base/wait_calls.h"
#include "probe/live/procfs.h"
#include "probe/live/remote.h"
#include "probe/model/model.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A call that can't wait can't be interrupted either. */
static bool
never_waits(const struct event *event, const struct desc *desc)
{
	switch (event->kind) {
	case EVENT_READ:
	case EVENT_WRITE:
		return desc && desc->ofd->nonblock;
	case EVENT_WAIT:
		return event->flags & WNOHANG;
	case EVENT_OPEN:
		return event->flags & O_NONBLOCK;
	default:
		return false;
	}
}

#define BIT(signal) (1UL << ((signal)-1))

/* Signals by which the kernel reports what the thread itself has done. */
static const unsigned long own_faults = BIT(SIGSEGV) | BIT(SIGBUS) |
					BIT(SIGFPE) | BIT(SIGILL) |
					BIT(SIGTRAP) | BIT(SIGSYS);

static bool
has_children(const struct model *model, const struct process *process)
{
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent == process && !child->reap &&
		    !child->auto_reaped)
			return true;
	}
	return false;
}

/* The signals that can come now, and whose handlers end a wait. */
static uint64_t
can_interrupt(const struct live *live, const struct task *task,
	      const struct process *process)
{
	unsigned long left = process->interrupting & ~own_faults;
	struct signal_sets sets;

	if (!has_children(live->model, process))
		left &= ~BIT(SIGCHLD);
	if (left != 0 && procfs_signals(task->tid, &sets) == 0)
		left &= ~sets.blocked;
	return left;
}

/* What the call works on. */
static struct fault_target
target_of(const struct faults *faults, const struct live *live,
	  const struct task *task)
{
	const struct event *event = &task->call.event;
	const struct process *process = model_process(live->model, task->pid);
	const struct desc *desc = NULL;
	struct fault_target target = {.path = event->path,
				      .pipe = event->file.type == FILE_FIFO};

	if (process && event->fd >= 0)
		desc = table_find(process_table(process), event->fd);
	if (desc) {
		target.pipe = desc->ofd->pipe;
		target.whole = desc->ofd->file.type == FILE_OTHER;
		if (!target.path)
			target.path = desc->ofd->path;
	} else if (event->kind == EVENT_READ || event->kind == EVENT_WRITE) {
		target.whole = true; /* not from open, pipe or dup */
	}
	target.nonblock = never_waits(event, desc);
	if (process && faults->survey) {
		target.signals = can_interrupt(live, task, process);
		target.handled = process->handled != 0;
	}
	return target;
}

bool
call_will_fail(const struct faults *faults, const struct live *live,
	       const struct task *task)
{
	struct fault_target target;

	if (!faults)
		return false;
	target = target_of(faults, live, task);
	return faults_await(faults, task, &target);
}

/* A sleep that is interrupted at once has all of its time left. */
static void
tell_rest(const struct task *task)
{
	const uint64_t *args = task->call.args;
	const struct wait_call *wait = wait_call(task->call.nr, args);
	struct timespec all;

	if (wait && wait->kind == WAIT_SLEEP && !wait_has_date(wait, args) &&
	    wait_arg(args, wait->rest) &&
	    remote_read(task->tid, wait_arg(args, wait->timeout), &all,
			sizeof all) == 0)
		remote_write(task->tid, wait_arg(args, wait->rest), &all,
			     sizeof all);
}

/* A short count is real: the call is made with the smaller count. */
static struct answer_to_call
on_entry(void *self, struct live *live, struct task *task)
{
	struct fault_target target = target_of(self, live, task);
	const struct fault *fault = faults_match(self, task, &target);

	if (task->call.nr == SYS_rt_sigreturn)
		faults_returned(self, task);
	if (!fault)
		return (struct answer_to_call){.action = GO_ON};
	task->call.event.injected = true;
	if (fault->error == EINTR)
		tell_rest(task);
	if (fault->signal)
		syscall(SYS_tgkill, task->pid, task->tid, fault->signal);
	return fault->error ? (struct answer_to_call){.action = SKIP,
						      .result = -fault->error}
			    : (struct answer_to_call){.action = CUT,
						      .size = fault->size};
}

struct consultant
faults_consultant(struct faults *faults)
{
	return (struct consultant){.self = faults,
				   .entry = faults ? on_entry : NULL};
}
