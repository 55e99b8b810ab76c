/* SPDX-License-Identifier: MIT */
/* Questions about the model; see model.h. */
#include "probe/model/model.h"
#include <string.h>

struct process *
model_process(const struct model *model, pid_t pid)
{
	return pid_index_get(&model->by_pid, pid);
}

const struct table *
process_table(const struct process *process)
{
	return process->files ? &process->files->table : &process->table;
}

const struct desc *
model_desc(const struct model *model, pid_t pid, int fd)
{
	const struct process *process = model_process(model, pid);

	return process ? table_find(process_table(process), fd) : NULL;
}

bool
model_is_file(const struct model *model, pid_t pid, int fd)
{
	const struct desc *desc = model_desc(model, pid, fd);

	return desc && desc->ofd->file.type == FILE_REGULAR;
}

const struct event *
process_last_call(const struct process *process, const struct event *before)
{
	const struct event *last = process->forked;

	for (const struct event *event = process->events;
	     event && event != before; event = event->next) {
		bool own = event->tid == before->tid ||
			   (event->kind == EVENT_FORK &&
			    event->child == before->tid);

		if (own && event->kind != EVENT_SIGNAL &&
		    (!last || event->last_ns >= last->last_ns))
			last = event;
	}
	return last;
}

bool
desc_reads(const struct desc *desc, const struct pipe *pipe)
{
	return desc->ofd && desc->ofd->pipe == pipe && desc->ofd->readable;
}

bool
desc_writes(const struct desc *desc, const struct pipe *pipe)
{
	return desc->ofd && desc->ofd->pipe == pipe && desc->ofd->writable;
}

const struct process_run *
process_run(const struct process *process)
{
	static const struct process_run none;

	if (process->run_len == 0)
		return &none;
	return &process->runs[process->run_len - 1];
}

pid_t
process_seen_pid(const struct process *process)
{
	return process->inner_pid ? process->inner_pid : process->pid;
}

const char *
process_name(const struct process *process)
{
	for (; process; process = process->parent) {
		for (size_t i = process->run_len; i-- > 0;) {
			const char *path = process->runs[i].path;
			const char *slash = path ? strrchr(path, '/') : NULL;

			if (path)
				return slash ? slash + 1 : path;
		}
	}
	return "the program";
}

bool
process_is_subject(const struct process *process)
{
	return process_run(process)->subject;
}

bool
process_gone(const struct process *process)
{
	return process->exited != NULL;
}

bool
process_handles(const struct process *process, int signal)
{
	return signal > 0 && signal < 65 &&
	       (process->handled >> (signal - 1) & 1);
}

bool
process_stuck(const struct process *process)
{
	return !process_gone(process) && process->blocked.known &&
	       !process->blocked.may_move;
}

const struct desc *
holds_end(const struct process *process, const struct pipe *pipe,
	  bool write_end)
{
	const struct table *table = process_table(process);
	const struct desc *found = NULL;

	if (process_gone(process))
		return NULL;
	/* The highest number: the forgotten one, rather than 0, 1 or 2. */
	for (size_t i = 0; i < table->len; i++) {
		if (write_end ? desc_writes(&table->rows[i], pipe)
			      : desc_reads(&table->rows[i], pipe))
			found = &table->rows[i];
	}
	return found;
}

bool
ends_wait(const struct process *other, const struct process *process)
{
	const struct blocked *at = &process->blocked;

	switch (at->kind) {
	case WAIT_CHILD:
	case WAIT_VFORK:
		return !process_gone(other) && other->parent == process &&
		       (at->child <= 0 || at->child == other->pid);
	case WAIT_OPEN:
		return false; /* whoever opens it, not who has */
	default:
		return at->pipe && holds_end(other, at->pipe, !at->writing);
	}
}

void
model_fault(struct model *model, const char *why)
{
	if (!model->error)
		model->error = why;
}
