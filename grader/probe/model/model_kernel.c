/* SPDX-License-Identifier: MIT */
/* Correct a descriptor table of the model by the kernel's own. */
#include "probe/model/model_kernel.h"
#include "probe/model/desc_table.h"
#include "probe/model/model_pipe.h"
#include "probe/model/process_table.h"
#include <fcntl.h>
#include <stdlib.h>

static bool
is_pipe(const struct file_id *file)
{
	return file->type == FILE_PIPE || file->type == FILE_FIFO;
}

static bool
same_file(const struct file_id *known, const struct file_id *row)
{
	if (known->ino == 0 || row->ino == 0)
		return is_pipe(known) == is_pipe(row);
	return known->dev == row->dev && known->ino == row->ino;
}

/** The description of another row with the same file and mode: most likely this
 *  is its duplicate. */
static struct ofd *
known_ofd(const struct table *table, const struct fd_row *row)
{
	for (size_t i = 0; i < table->len; i++) {
		if (desc_agrees(&table->rows[i], row))
			return table->rows[i].ofd;
	}
	return NULL;
}

static struct ofd *
ofd_of_row(struct model *model, struct process *process,
	   const struct fd_row *row, const struct event *event)
{
	struct ofd *ofd = known_ofd(process_fds(process), row);

	if (ofd)
		return ofd;
	ofd = ofd_new(model, &row->file, row->path, row->flags);
	if (!ofd)
		return NULL;
	ofd->from_start = event->kind == EVENT_START;
	if (is_pipe(&row->file))
		ofd->pipe = pipe_of(model, &row->file, row->path);
	if (ofd->pipe && ofd->from_start && !ofd->pipe->outside) {
		ofd->pipe->outside = true;
		ofd->pipe->n = 0; /* only the program's own are numbered */
		model->outside_pipes++;
	}
	return ofd;
}

static void
take_row(struct model *model, struct process *process, const struct fd_row *row,
	 const struct event *event)
{
	struct table *table = process_fds(process);
	struct desc *known = table_find(table, row->fd);
	struct desc desc = {.fd = row->fd,
			    .cloexec = row->flags & O_CLOEXEC,
			    .how = HOW_OTHER,
			    .made = NULL};

	if (row->fd < 0 || row->fd >= FD_LIMIT)
		return;
	if (known && desc_agrees(known, row)) {
		if (known->ofd->file.ino == 0)
			known->ofd->file = row->file;
		if (event->kind != EVENT_EXEC)
			known->cloexec = row->flags & O_CLOEXEC;
		return;
	}
	if (known)
		process_drop_fd(process, row->fd, event);
	if (event->kind == EVENT_START)
		desc.how = HOW_START;
	else
		desc.origin = event;
	desc.ofd = ofd_of_row(model, process, row, event);
	if (desc.ofd && !table_put(table, &desc))
		model_fault(model, "out of memory");
}

static bool
in_rows(const struct event *event, int fd)
{
	for (size_t i = 0; i < event->table_len; i++) {
		if (event->table[i].fd == fd)
			return true;
	}
	return false;
}

void
table_reconcile(struct model *model, struct process *process,
		const struct event *event)
{
	struct table *table = process_fds(process);

	if (!event->table)
		return;
	for (size_t i = table->len; i-- > 0;) {
		int fd = table->rows[i].fd;

		if (!in_rows(event, fd))
			process_drop_fd(process, fd, event);
	}
	for (size_t i = 0; i < event->table_len; i++)
		take_row(model, process, &event->table[i], event);
}

bool
desc_agrees(const struct desc *desc, const struct fd_row *row)
{
	int access = row->flags & O_ACCMODE;

	if (!desc->ofd || !same_file(&desc->ofd->file, &row->file))
		return false;
	if (!is_pipe(&row->file))
		return true;
	return desc->ofd->readable == (access != O_WRONLY) &&
	       desc->ofd->writable == (access != O_RDONLY);
}
