/* SPDX-License-Identifier: MIT */
/* Reads, writes and calls that move bytes between descriptors; see decode.h. */
#include "probe/decode/decode_io.h"
#include "probe/live/fd_table.h"
#include "probe/live/remote.h"
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

enum {
	CAPTURES = 512, /* per thread: calls whose data is kept */
	REST_MOST = 64, /* bytes kept after the data read */
};

/* Is a read or write of this descriptor worth a stop at its exit? */
static enum need
need_io(const struct task *task, const struct desc *desc, bool write)
{
	if (task->subject)
		return NEED_EXIT;
	if (!desc)
		return NEED_NOTHING;
	if (desc->ofd->pipe || (write && desc->ofd->from_start))
		return NEED_EXIT;
	return NEED_NOTHING;
}

static void
take_data(struct task *task, uint64_t addr, size_t len)
{
	struct call *call = &task->call;
	ssize_t got;

	if (!task->subject || task->captures >= CAPTURES)
		return;
	if (len > sizeof call->data)
		len = sizeof call->data;
	got = remote_read_some(task->tid, addr, call->data, len);
	if (got > 0) {
		call->event.data = (const char *)call->data;
		call->event.data_len = (size_t)got;
	}
}

void
exit_read(struct task *task, struct event *event)
{
	struct call *call = &task->call;
	size_t len = (size_t)event->result, rest;
	ssize_t got;

	if (event->result <= 0 || !task->subject ||
	    task->captures >= CAPTURES || event->nr != SYS_read)
		return;
	rest = (size_t)event->size - len;
	if (rest > REST_MOST)
		rest = REST_MOST;
	len += rest;
	if (len > sizeof call->data)
		len = sizeof call->data;
	got = remote_read_some(task->tid, call->buffer, call->data, len);
	if (got < event->result)
		return;
	rest = (size_t)(got - event->result);
	event->data = (const char *)call->data;
	event->data_len =
		(size_t)event->result +
		strnlen((const char *)call->data + event->result, rest);
}

enum need
enter_io(struct task *task, const struct model *model, const struct args *args,
	 bool write, bool vector)
{
	struct event *event = &task->call.event;
	struct iovec iov[8] = {0};
	uint64_t addr = args->a[1];
	size_t size = args->a[2];
	enum need need;

	event->kind = write ? EVENT_WRITE : EVENT_READ;
	event->fd = (int)args->a[0];
	if (!write)
		task->unread.polls = 0;
	need = need_io(task, model_desc(model, task->pid, event->fd), write);
	if (need == NEED_NOTHING)
		return need;
	if (vector) {
		size_t count = size < 8 ? size : 8;

		size = 0;
		if (remote_read(task->tid, addr, iov, count * sizeof *iov) == 0)
			for (size_t i = 0; i < count; i++) {
				if (i == 0)
					addr = (uint64_t)iov[0].iov_base;
				size += iov[i].iov_len;
			}
	}
	event->size = (long)size;
	task->call.buffer = addr;
	if (write)
		take_data(task, addr, vector ? iov[0].iov_len : size);
	return need;
}

enum need
enter_transfer(struct task *task, int from, int to, size_t size)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_READ;
	event->fd = from;
	event->size = (long)size;
	task->call.fd_out = to;
	return NEED_EXIT;
}

enum need
enter_receive(struct task *task, const struct args *args)
{
	struct msghdr message;

	if (!task->subject ||
	    remote_read(task->tid, args->a[1], &message, sizeof message) ==
		    -1 ||
	    !message.msg_control)
		return NEED_NOTHING;
	task->call.event.kind = EVENT_FD;
	task->call.buffer = args->a[1];
	return NEED_EXIT;
}

int
exit_receive(const struct task *task, const struct event *event,
	     struct event out[2])
{
	union {
		struct cmsghdr header;
		char room[256];
	} control;
	struct msghdr message;
	int count = 0, fds[2];

	if (event->result < 0 ||
	    remote_read(task->tid, task->call.buffer, &message,
			sizeof message) == -1 ||
	    message.msg_controllen > sizeof control ||
	    remote_read(task->tid, (uint64_t)message.msg_control, &control,
			message.msg_controllen) == -1)
		return 0;
	message.msg_control = &control;
	for (struct cmsghdr *row = CMSG_FIRSTHDR(&message); row;
	     row = CMSG_NXTHDR(&message, row)) {
		size_t len = row->cmsg_len - CMSG_LEN(0);

		if (row->cmsg_level != SOL_SOCKET ||
		    row->cmsg_type != SCM_RIGHTS || row->cmsg_len < CMSG_LEN(0))
			continue;
		memcpy(fds, CMSG_DATA(row),
		       len < sizeof fds ? len : sizeof fds);
		for (size_t i = 0; i < len / sizeof *fds && count < 2; i++) {
			out[count] = *event;
			out[count].stack = NULL;
			out[count].fd = fds[i];
			out[count].flags = procfs_fd_flags(task->pid, fds[i]);
			procfs_fd(task->pid, fds[i], &out[count].file);
			count++;
		}
	}
	return count;
}
