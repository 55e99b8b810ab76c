/* SPDX-License-Identifier: MIT */
/* Processes are forked, exec programs, end and are reaped. */
#include "probe/model/model_life.h"
#include "probe/model/desc_table.h"
#include "probe/model/model_kernel.h"
#include "probe/model/model_moves.h"
#include "probe/model/process_new.h"
#include "probe/model/process_table.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* --- start ------------------------------------------------------------ */

void
apply_start(struct model *model, struct process *process,
	    const struct event *event)
{
	process->inner_pid = event->inner_pid;
	if (process_add_run(model, process, event,
			    event->origin == ORIGIN_OWN) == -1)
		return;
	process->runs[0].exec = event;
	table_reconcile(model, process, event);
	if (table_copy(&process->runs[0].inherited, &process->table) == -1)
		model_fault(model, "out of memory");
	process->sigchld_ignored = process->ignored >> (SIGCHLD - 1) & 1;
}

/* --- fork ------------------------------------------------------------- */

/* After a fork or an exec the descriptor continues, but all uses of it so far
 * were another's. */
static void
begin_row(struct desc *row, enum how how, const struct event *event)
{
	row->how = how;
	row->origin = event;
	row->uses = row->io = row->got = 0;
	row->eof_run = row->eof_most = row->unread_run = 0;
	row->eof = row->eof_most_at = row->unread = NULL;
}

static void
inherit_table(struct model *model, struct process *child,
	      struct process *parent, const struct event *event)
{
	if (event->flags & FORK_FILES) {
		child->files = parent->files ? parent->files : parent;
		return;
	}
	if (table_copy(&child->table, process_fds(parent)) == -1)
		model_fault(model, "out of memory");
	for (size_t i = 0; i < child->table.len; i++)
		begin_row(&child->table.rows[i], HOW_FORK, event);
}

void
apply_fork(struct model *model, struct process *process,
	   const struct event *event)
{
	struct process *child;

	if (event->result < 0)
		return;
	if (event->flags & FORK_THREAD) {
		process->threads++;
		return;
	}
	if (event->child <= 0)
		return;
	child = process_new(model, event->child, process);
	if (!child)
		return;
	child->forked = event;
	child->inner_pid = event->inner_pid;
	child->ignored = process->ignored;
	child->handled = process->handled;
	child->interrupting = process->interrupting;
	child->sigchld_ignored = process->sigchld_ignored;
	process_add_run(model, child, NULL, process_is_subject(process));
	inherit_table(model, child, process, event);
}

/* --- exec ------------------------------------------------------------- */

/** Does a live process share this one's table? */
static bool
is_shared(const struct model *model, const struct process *owner)
{
	for (size_t i = 0; i < model->process_len; i++) {
		if (model->processes[i]->files == owner &&
		    !process_gone(model->processes[i]))
			return true;
	}
	return false;
}

/** The owner of a shared table leaves it: the next sharer becomes its owner. */
static void
hand_over_table(struct model *model, struct process *owner)
{
	struct process *heir = NULL;

	for (size_t i = 0; i < model->process_len; i++) {
		struct process *process = model->processes[i];

		if (process->files != owner || process_gone(process))
			continue;
		if (heir) {
			process->files = heir;
			continue;
		}
		heir = process;
		heir->files = NULL;
		if (table_copy(&heir->table, &owner->table) == -1)
			model_fault(model, "out of memory");
	}
}

static void
drop_cloexec(struct process *process, const struct event *event)
{
	for (size_t i = process->table.len; i-- > 0;) {
		struct desc *row = &process->table.rows[i];

		if (row->cloexec && !event->table)
			process_drop_fd(process, row->fd, event);
	}
}

static void
keep_over_exec(struct process *process, const struct event *event)
{
	for (size_t i = 0; i < process->table.len; i++) {
		struct desc *row = &process->table.rows[i];

		/* Close-on-exec, and still open: an ioctl had cleared the
		 * flag. */
		row->inherit_meant |= row->cloexec;
		row->cloexec = false;
		begin_row(row, HOW_EXEC, event);
	}
}

void
apply_exec(struct model *model, struct process *process,
	   const struct event *event)
{
	struct process_run *run;

	if (process->files)
		own_table(model, process);
	else
		hand_over_table(model, process);
	if (process_add_run(model, process, event,
			    event->origin == ORIGIN_OWN) == -1)
		return;
	drop_cloexec(process, event);
	table_reconcile(model, process, event);
	keep_over_exec(process, event);
	run = &process->runs[process->run_len - 1];
	run->exec = event;
	if (table_copy(&run->inherited, &process->table) == -1)
		model_fault(model, "out of memory");
	process->handled = process->interrupting = 0;
	process->threads = 1;
	process->exec_failed = NULL;
}

/* --- exit and wait ---------------------------------------------------- */

static void
leave_children(struct model *model, struct process *parent)
{
	for (size_t i = 0; i < model->process_len; i++) {
		struct process *child = model->processes[i];

		if (child->parent == parent && !process_gone(child))
			child->orphaned = true;
	}
}

void
apply_exit(struct model *model, struct process *process,
	   const struct event *event)
{
	if (!event->table && event->tid != event->pid && process->threads > 1) {
		process->threads--;
		return;
	}
	table_reconcile(model, process, event);
	if (table_copy(&process->at_exit, process_fds(process)) == -1)
		model_fault(model, "out of memory");
	process->exited = event;
	process->status = (int)event->result;
	process->threads = 0;
	if (process->parent && process->parent->sigchld_ignored)
		process->auto_reaped = true;
	leave_children(model, process);
	process->table_stays = process->files || is_shared(model, process);
	if (process->files)
		process->files = NULL;
	else
		hand_over_table(model, process);
	table_free(&process->table);
}

void
apply_wait(struct model *model, struct process *process,
	   const struct event *event)
{
	struct process *child;

	if (event->result <= 0)
		return;
	child = model_process(model, (pid_t)event->result);
	if (!child || child == process)
		return;
	child->reaped = true;
	child->reaped_by = process;
	child->reap = event;
}

void
apply_end(struct model *model, struct process *process,
	  const struct event *event)
{
	bool first_gone =
		model->process_len == 0 || process_gone(model->processes[0]);

	(void)process;
	model->ended = true;
	model->outcome = (unsigned long)event->result > OUTCOME_ERROR
				 ? OUTCOME_ERROR
				 : (enum outcome)event->result;
	for (size_t i = 0; i < model->process_len; i++) {
		struct process *live = model->processes[i];

		if (process_gone(live))
			continue;
		live->left_running = first_gone;
		live->ended_by_probe = true;
	}
	find_movers(model);
}
