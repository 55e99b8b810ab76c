/* SPDX-License-Identifier: MIT */
/* Exec stops: a process runs another program. */
#include "probe/tracer/exec_stop.h"
#include "probe/live/entry_stack.h"
#include "probe/live/fd_table.h"
#include "probe/live/procfs.h"
#include "probe/live/stdio_peek.h"
#include "probe/model/model_kernel.h"
#include "probe/tracer/lifecycle.h"
#include "probe/tracer/tell.h"
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

/* Is it the subject: the program given, or one of --subject? */
static bool
is_subject(struct tracer *tracer, pid_t pid)
{
	struct file_id id;

	if (procfs_exe_id(pid, &id) == -1)
		return false;
	if (!tracer->live.started && tracer->subject_len == 0) {
		tracer->subject_ids[0] = id;
		tracer->subject_len = 1;
	}
	for (size_t i = 0; i < tracer->subject_len; i++)
		if (tracer->subject_ids[i].dev == id.dev &&
		    tracer->subject_ids[i].ino == id.ino)
			return true;
	return false;
}

static void
new_image(struct task *task, const char *exe, const struct entry_stack *stack)
{
	size_t at = entry_aux(stack, AT_BASE);
	struct image *image;
	uint64_t base;

	if (task->image)
		image_unref(task->image);
	task->image = image = image_new(exe);
	if (!image)
		return;
	/* not in the copy if the environment is large */
	base = at ? stack->words[at] : procfs_loader_base(task->pid);
	if (base) {
		image->loader_start = base;
		image->loader_end = base + procfs_loader_size(task->pid, base);
	}
	image->stack_top = stack->sp;
}

/* All other threads are gone. One that execs gets the leader's id. */
static void
drop_other_threads(struct live *live, struct task *task)
{
	struct task *next;

	for (struct task *other = tasks_next(&live->tasks, NULL); other;
	     other = next) {
		next = tasks_next(&live->tasks, other);
		if (other->pid == task->pid && other != task)
			tasks_drop(&live->tasks, other);
	}
}

/* Descriptors that are open after an exec are not close-on-exec. */
static void
clear_cloexec(struct fd_table *table)
{
	for (size_t i = 0; i < table->len; i++)
		table->rows[i].flags &= ~O_CLOEXEC;
}

void
on_exec(struct tracer *tracer, struct task *task)
{
	struct stdio_row stdio[STDIO_ROWS_MAX];
	struct entry_stack stack;
	struct fd_table table;
	struct event event;
	char *exe, **argv;
	struct live *live = &tracer->live;

	if (box_processes_exec(&tracer->boxed, live, task))
		return;
	exe = procfs_exe(task->pid);
	entry_stack_read(task->tid, &stack);
	argv = entry_argv(task->tid, &stack);
	drop_other_threads(live, task);
	task->exiting = false;
	task->handlers = 0;
	task->anywhere = 0;
	task->subject = is_subject(tracer, task->pid);
	if (livelock_clocks_stop(live, task))
		entry_hide_vdso(task->pid, &stack);
	event = task_event(task, live->started ? EVENT_EXEC : EVENT_START);
	event.nr = SYS_execve;
	event.stack = task->call.stack;
	event.began_ns = task->call.event.began_ns;
	task->call.stack = NULL;
	event.stdio_len = task->call.stdio_len;
	memcpy(stdio, task->call.stdio, sizeof(stdio));
	event.stdio = stdio;
	call_clear(&task->call);
	new_image(task, exe ? exe : "", &stack);
	event.path = exe;
	event.argv = (const char *const *)argv;
	if (!live->started) {
		tracer->control.born = 0; /* don't count the box's own */
		turn_born(&tracer->control, task);
	}
	live->started = true;
	if (lifecycle_table(live, task, &table) == -1) {
		live_wish_end(live, OUTCOME_ERROR,
			      "its descriptors can't be read");
	} else {
		clear_cloexec(&table);
		event.table = table.rows;
		event.table_len = table.len;
		tracer_emit(tracer, &event);
		fd_table_free(&table);
	}
	free(exe);
	entry_argv_free(argv);
}
