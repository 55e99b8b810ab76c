/* SPDX-License-Identifier: MIT */
/* Would a call block? See would_block.h. */
#include "probe/waits/would_block.h"
#include "probe/live/remote.h"
#include "probe/waits/borrowed_fd.h"
#include "probe/waits/sleeps.h"
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A write of more than PIPE_BUF bytes waits until all are in the pipe. */
static enum ready
write_ready(int fd, long size)
{
	short events = borrowed_poll_now(fd, POLLOUT);
	int used, room;

	if (events & (POLLERR | POLLHUP))
		return READY_YES;
	if (!(events & POLLOUT))
		return READY_NO;
	if (size <= PIPE_BUF)
		return READY_YES;
	room = fcntl(fd, F_GETPIPE_SZ);
	if (ioctl(fd, FIONREAD, &used) == 0 && used == 0 && size <= room)
		return READY_YES;
	return READY_UNSURE;
}

static enum ready
fd_ready(const struct task *task, const struct model *model, int fd, bool write,
	 long size)
{
	const struct desc *desc = model_desc(model, task->pid, fd);
	enum ready ready;
	int copy;

	if (!desc || desc->ofd->nonblock)
		return READY_YES;
	if (!desc->ofd->pipe)
		return desc->ofd->file.type == FILE_REGULAR ? READY_YES
							    : READY_UNSURE;
	copy = borrowed_fd(task->pid, fd);
	if (copy == -1)
		return READY_UNSURE;
	if (fcntl(copy, F_GETFL) & O_NONBLOCK)
		ready = READY_YES;
	else if (write)
		ready = write_ready(copy, size);
	else
		ready = borrowed_poll_now(copy, POLLIN) ? READY_YES : READY_NO;
	close(copy);
	/* an unseen process, or one that opens the FIFO, may change that */
	if (ready == READY_NO &&
	    (desc->ofd->pipe->outside || desc->ofd->pipe->fifo))
		return READY_UNSURE;
	return ready;
}

static enum ready
wait_ready(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;
	const struct process *self = model_process(model, task->pid);
	bool any = false;

	if (event->flags & WNOHANG || !self)
		return READY_YES;
	if (event->size == 0 || event->size < -1 ||
	    (event->flags & (WUNTRACED | WCONTINUED)))
		return READY_UNSURE; /* process groups; children's stops */
	for (size_t i = 0; i < model->process_len; i++) {
		const struct process *child = model->processes[i];

		if (child->parent != self || child->reaped ||
		    child->auto_reaped)
			continue;
		if (event->size > 0 && child->pid != (pid_t)event->size)
			continue;
		any = true;
		if (child->exited)
			return READY_YES;
	}
	return any ? READY_NO : READY_YES;
}

static enum ready
open_ready(const struct event *event)
{
	if (event->file.type != FILE_FIFO || (event->flags & O_NONBLOCK) ||
	    (event->flags & O_ACCMODE) == O_RDWR)
		return READY_YES;
	return READY_UNSURE;
}

static const struct wait_call *
wait_of(const struct task *task)
{
	return wait_call(task->call.nr, task->call.args);
}

/* Has a signal come that it takes? */
static enum ready
signal_ready(const struct task *task)
{
	struct signal_sets sets;
	uint64_t takes;

	return task->call.nr == SYS_rt_sigtimedwait &&
			       remote_read(task->tid, task->call.args[0],
					   &takes, sizeof takes) == 0 &&
			       procfs_signals(task->tid, &sets) == 0 &&
			       (sets.pending & takes)
		       ? READY_YES
		       : READY_UNSURE;
}

/* For calls that the model is not told of; the others are judged by their
 * events. */
static enum ready
silent_ready(const struct task *task, const struct wait_call *wait)
{
	const uint64_t *args = task->call.args;
	uint64_t ns;

	if (wait->kind != WAIT_SLEEP &&
	    wait_lasts(task->tid, wait, args, &ns) && ns == 0)
		return READY_YES;
	switch (wait->kind) {
	case WAIT_POLL:
		return ready_set_poll(task, args);
	case WAIT_SELECT:
		return ready_set_select(task, args);
	case WAIT_EPOLL:
		return ready_set_epoll(task, args);
	case WAIT_SIGNAL:
		return signal_ready(task);
	case WAIT_READ: /* for a socket: recv() and the like */
	case WAIT_WRITE:
	case WAIT_LOCK:
	case WAIT_IPC:
	case WAIT_SLEEP:
		return READY_UNSURE;
	default:
		return READY_YES;
	}
}

enum ready
would_block_ready(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;
	const struct wait_call *wait = wait_of(task);

	switch (event->kind) {
	case EVENT_READ:
		return task->call.fd_out == -1
			       ? fd_ready(task, model, event->fd, false, 0)
			       : READY_UNSURE;
	case EVENT_WRITE:
		return fd_ready(task, model, event->fd, true, event->size);
	case EVENT_WAIT:
		return wait_ready(task, model);
	case EVENT_OPEN:
		return open_ready(event);
	default:
		return wait ? silent_ready(task, wait) : READY_YES;
	}
}

/* Which the model does not follow. */
static bool
is_of_socket(int nr)
{
	return nr == SYS_recvfrom || nr == SYS_recvmsg || nr == SYS_sendto ||
	       nr == SYS_sendmsg || nr == SYS_accept || nr == SYS_accept4;
}

bool
would_block_silently(const struct task *task)
{
	const struct wait_call *wait = wait_of(task);

	switch (wait ? wait->kind : WAIT_SLEEP) {
	case WAIT_POLL:
	case WAIT_SELECT:
	case WAIT_EPOLL:
	case WAIT_SIGNAL:
	case WAIT_LOCK:
	case WAIT_IPC:
	case WAIT_VFORK:
		return true;
	case WAIT_READ:
	case WAIT_WRITE:
		return is_of_socket(task->call.nr);
	default:
		return false;
	}
}

bool
would_block_matters(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;
	const struct desc *desc;

	switch (event->kind) {
	case EVENT_CLOSE:
		desc = model_desc(model, task->pid, event->fd);
		return desc && desc->ofd->pipe;
	case EVENT_OPEN:
	case EVENT_CLOSE_RANGE:
	case EVENT_READ:
	case EVENT_WRITE:
	case EVENT_WAIT:
	case EVENT_MKNOD:
	case EVENT_UNLINK:
	case EVENT_EXEC_FAILED:
	case EVENT_KILL:
	case EVENT_SLEEP:
		return true;
	default:
		return would_block_silently(task) ||
		       task->call.nr == SYS_sched_yield ||
		       task->call.nr == SYS_futex;
	}
}
