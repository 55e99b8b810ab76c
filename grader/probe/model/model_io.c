/* SPDX-License-Identifier: MIT */
/* Count bytes moved through descriptors and pipes. */
#include "probe/model/model_io.h"
#include "probe/model/process_table.h"
#include <poll.h>

static void
count_end_of_file(struct desc *row, const struct event *kept)
{
	if (row->eof_run++ == 0)
		row->eof = kept;
	if (row->eof_run > row->eof_most) {
		row->eof_most = row->eof_run;
		row->eof_most_at = row->eof;
	}
}

static void
count_read(struct desc *row, const struct event *event,
	   const struct event *kept)
{
	struct pipe *pipe = row->ofd ? row->ofd->pipe : NULL;

	if (event->result > 0) {
		row->eof_run = 0;
		row->got += (uint64_t)event->result;
	} else if (event->result == 0 && event->size != 0) {
		count_end_of_file(row, kept);
	}
	if (!pipe || event->result < 0)
		return;
	pipe->reads++;
	pipe->bytes_read += (uint64_t)event->result;
}

/** A poll found it readable, and nobody reads it. */
static void
count_unread(struct desc *row, const struct event *event,
	     const struct event *kept)
{
	uint64_t reads = row->ofd && row->ofd->pipe ? row->ofd->pipe->reads : 0;

	if (row->unread_run == 0 || row->unread_reads != reads) {
		row->unread_run = 0;
		if (kept) /* merged events keep the earlier one */
			row->unread = kept;
		row->unread_reads = reads;
	}
	row->unread_run++;
	row->unread_ns = event->time_ns;
}

/** End of file counts only if poll reported nothing else. */
static void
count_poll(struct desc *row, const struct event *event,
	   const struct event *kept)
{
	if (event->flags != POLLHUP)
		count_unread(row, event, kept);
	else if (event->result == 1)
		count_end_of_file(row, kept);
	else
		row->eof_run = 0;
}

static void
count_write(struct desc *row, const struct event *event)
{
	struct pipe *pipe = row->ofd ? row->ofd->pipe : NULL;

	if (!pipe || event->result <= 0)
		return;
	pipe->writes++;
	pipe->bytes_written += (uint64_t)event->result;
}

void
count_io(struct model *model, struct process *process,
	 const struct event *event, struct event *kept)
{
	struct desc *row = table_find(process_fds(process), event->fd);

	(void)model;
	if (!row)
		return;
	if (kept)
		kept->ofd = row->ofd;
	row->uses++;
	if (event->kind == EVENT_POLL) {
		count_poll(row, event, kept);
		return;
	}
	row->io++;
	row->unread_run = 0;
	if (event->kind == EVENT_READ)
		count_read(row, event, kept);
	else
		count_write(row, event);
}
