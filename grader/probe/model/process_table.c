/* SPDX-License-Identifier: MIT */
/* The descriptor table that a process uses; see process_table.h. */
#include "probe/model/process_table.h"
#include "probe/model/desc_table.h"

struct table *
process_fds(struct process *process)
{
	return process->files ? &process->files->table : &process->table;
}

void
own_table(struct model *model, struct process *process)
{
	struct process *owner = process->files;

	if (!owner)
		return;
	process->files = NULL;
	if (table_copy(&process->table, &owner->table) == -1)
		model_fault(model, "out of memory");
}

void
process_drop_fd(struct process *process, int fd, const struct event *closed)
{
	struct table *table = process_fds(process);
	struct desc *row = table_find(table, fd);

	if (!row)
		return;
	row->closed = closed;
	table_append(&process->history, row);
	table_remove(table, fd);
}
