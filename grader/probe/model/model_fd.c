/* SPDX-License-Identifier: MIT */
/* Calls that create, change and close descriptors. */
#include "probe/model/model_fd.h"
#include "probe/model/desc_table.h"
#include "probe/model/model_pipe.h"
#include "probe/model/process_table.h"
#include <fcntl.h>
#include <linux/close_range.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool
sane_fd(int fd)
{
	return fd >= 0 && fd < FD_LIMIT;
}

/** Put a new descriptor into the table; an older one with its number ends. */
static void
put_fd(struct model *model, struct process *process, const struct desc *row)
{
	process_drop_fd(process, row->fd, row->origin);
	if (!table_put(process_fds(process), row))
		model_fault(model, "out of memory");
}

static void
put_end(struct model *model, struct process *process, struct pipe *pipe, int fd,
	int flags, const struct event *event)
{
	struct ofd *ofd = ofd_new(model, &pipe->file, NULL, flags);

	if (!ofd || !sane_fd(fd))
		return;
	ofd->pipe = pipe;
	ofd->opened = event;
	put_fd(model, process,
	       &(struct desc){.fd = fd,
			      .ofd = ofd,
			      .cloexec = flags & O_CLOEXEC,
			      .how = HOW_PIPE,
			      .origin = event,
			      .made = event});
}

void
apply_pipe(struct model *model, struct process *process,
	   const struct event *event)
{
	struct file_id file = event->file;
	struct pipe *pipe;

	if (event->result < 0)
		return;
	file.type = FILE_PIPE;
	pipe = pipe_new(model, false, &file, NULL);
	if (!pipe)
		return;
	pipe->creator = process;
	pipe->created = event;
	put_end(model, process, pipe, event->fd, event->flags | O_RDONLY,
		event);
	put_end(model, process, pipe, event->fd2, event->flags | O_WRONLY,
		event);
}

/** The descriptor that /dev/fd/N or /proc/self/fd/N refers to; or -1. */
static int
fd_of_path(const char *path)
{
	static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};

	if (!path)
		return -1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		size_t len = strlen(folders[i]);

		if (strncmp(path, folders[i], len) == 0)
			return atoi(path + len);
	}
	return -1;
}

static void
open_pipe(struct model *model, struct process *process, struct ofd *ofd,
	  const struct event *event)
{
	ofd->pipe = pipe_of(model, &event->file, event->path);
	if (ofd->pipe && !ofd->pipe->created) {
		ofd->pipe->created = event;
		ofd->pipe->creator = process;
	}
}

void
apply_open(struct model *model, struct process *process,
	   const struct event *event)
{
	struct desc *named =
		table_find(process_fds(process), fd_of_path(event->path));
	struct ofd *ofd;

	if (named)
		named->uses++;
	if (event->result < 0 || !sane_fd(event->fd))
		return;
	ofd = ofd_new(model, &event->file, event->path, event->flags);
	if (!ofd)
		return;
	ofd->opened = event;
	if (event->file.type == FILE_FIFO || event->file.type == FILE_PIPE)
		open_pipe(model, process, ofd, event);
	put_fd(model, process,
	       &(struct desc){.fd = event->fd,
			      .ofd = ofd,
			      .cloexec = event->flags & O_CLOEXEC,
			      .how = HOW_OPEN,
			      .origin = event,
			      .made = event});
}

/** A descriptor whose creation the model never saw: the event says what file it
 *  is. */
static void
put_unknown(struct model *model, struct process *process, int fd,
	    const struct event *event)
{
	bool pipe =
		event->file.type == FILE_PIPE || event->file.type == FILE_FIFO;
	struct ofd *ofd = ofd_new(model, &event->file, event->path,
				  pipe ? event->flags : O_RDWR);

	if (!ofd)
		return;
	ofd->opened = event;
	if (pipe)
		open_pipe(model, process, ofd, event);
	put_fd(model, process,
	       &(struct desc){.fd = fd,
			      .ofd = ofd,
			      .cloexec = event->flags & O_CLOEXEC,
			      .how = HOW_OTHER,
			      .origin = event,
			      .made = event});
}

void
apply_fd(struct model *model, struct process *process,
	 const struct event *event)
{
	if (event->result >= 0 && sane_fd(event->fd))
		put_unknown(model, process, event->fd, event);
}

void
apply_dup(struct model *model, struct process *process,
	  const struct event *event)
{
	struct desc *from = table_find(process_fds(process), event->fd);
	struct desc row;

	if (from)
		from->uses++;
	if (event->result < 0 || event->fd == event->fd2 ||
	    !sane_fd(event->fd2))
		return;
	if (!from) {
		put_unknown(model, process, event->fd2, event);
		return;
	}
	row = (struct desc){.fd = event->fd2,
			    .ofd = from->ofd,
			    .cloexec = event->flags & O_CLOEXEC,
			    .how = HOW_DUP,
			    .origin = event,
			    .made = event};
	put_fd(model, process, &row);
}

void
apply_close(struct model *model, struct process *process,
	    const struct event *event)
{
	(void)model;
	if (event->result == 0)
		process_drop_fd(process, event->fd, event);
}

void
apply_close_range(struct model *model, struct process *process,
		  const struct event *event)
{
	unsigned first = (unsigned)event->fd, last = (unsigned)event->fd2;
	struct table *table;

	if (event->result < 0)
		return;
	if (event->flags & CLOSE_RANGE_UNSHARE)
		own_table(model, process);
	table = process_fds(process);
	for (size_t i = table->len; i-- > 0;) {
		struct desc *row = &table->rows[i];

		if ((unsigned)row->fd < first || (unsigned)row->fd > last)
			continue;
		if (event->flags & CLOSE_RANGE_CLOEXEC)
			row->cloexec = true;
		else
			process_drop_fd(process, row->fd, event);
	}
}

void
apply_setfd(struct model *model, struct process *process,
	    const struct event *event)
{
	struct desc *row = table_find(process_fds(process), event->fd);

	(void)model;
	if (!row || event->result < 0)
		return;
	row->uses++;
	row->cloexec = event->flags & FD_CLOEXEC;
	row->inherit_meant = !row->cloexec;
	row->private_meant = row->cloexec;
}

void
apply_setfl(struct model *model, struct process *process,
	    const struct event *event)
{
	struct desc *row = table_find(process_fds(process), event->fd);

	(void)model;
	if (!row || event->result < 0)
		return;
	row->uses++;
	if (row->ofd)
		row->ofd->nonblock = event->flags & O_NONBLOCK;
}

void
apply_mknod(struct model *model, struct process *process,
	    const struct event *event)
{
	struct file_id file = event->file;
	struct pipe *pipe;

	if (event->result < 0 || !event->path)
		return;
	if (!S_ISFIFO((mode_t)event->flags))
		return;
	file.type = FILE_FIFO;
	pipe = pipe_new(model, true, &file, event->path);
	if (!pipe)
		return;
	pipe->creator = process;
	pipe->created = event;
	pipe->made_here = true;
}

void
apply_unlink(struct model *model, struct process *process,
	     const struct event *event)
{
	struct pipe *pipe = pipe_named(model, &event->file, event->path);

	(void)process;
	if (pipe && event->result == 0)
		pipe->unlinked = event;
}
