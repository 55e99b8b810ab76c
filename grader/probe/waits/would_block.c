/* Would a call block? See would_block.h. */
#include "probe/waits/would_block.h"
#include "probe/live/remote.h"
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int
ready_borrow_fd(pid_t pid, int fd)
{
	int pidfd = pidfd_open(pid, 0), copy;

	if (pidfd == -1)
		return -1;
	copy = pidfd_getfd(pidfd, fd, 0);
	close(pidfd);
	return copy;
}

static short
poll_now(int fd, short events)
{
	struct pollfd pfd = {fd, events, 0};

	return poll(&pfd, 1, 0) == -1 ? POLLERR : pfd.revents;
}

/* More than PIPE_BUF bytes wait until all are in the pipe. */
static enum ready
write_ready(int fd, long size)
{
	short events = poll_now(fd, POLLOUT);
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
	const struct process *process = model_process(model, task->pid);
	const struct desc *desc =
		process ? table_find(process_table(process), fd) : NULL;
	enum ready ready;
	int copy;

	if (!desc || desc->ofd->nonblock)
		return READY_YES;
	if (!desc->ofd->pipe)
		return desc->ofd->file.type == FILE_REGULAR ? READY_YES
							    : READY_UNSURE;
	copy = ready_borrow_fd(task->pid, fd);
	if (copy == -1)
		return READY_UNSURE;
	if (fcntl(copy, F_GETFL) & O_NONBLOCK)
		ready = READY_YES;
	else if (write)
		ready = write_ready(copy, size);
	else
		ready = poll_now(copy, POLLIN) ? READY_YES : READY_NO;
	close(copy);
	/* somebody we do not see, or a FIFO's opener, may move it */
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
	if (event->size == 0 || event->size < -1)
		return READY_UNSURE; /* a process group */
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

/* Any of these ready, looked at one by one? A descriptor that we cannot
 * borrow is the kernel's to judge. */
static enum ready
set_ready(const struct task *task, struct pollfd *fds, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		int copy;
		short events;

		if (fds[i].fd < 0)
			continue;
		copy = ready_borrow_fd(task->pid, fds[i].fd);
		if (copy == -1)
			return READY_UNSURE;
		events = poll_now(copy, fds[i].events);
		close(copy);
		if (events)
			return READY_YES;
	}
	return READY_NO;
}

static enum ready
poll_ready(const struct task *task, const struct user_regs_struct *regs)
{
	struct pollfd fds[64];
	size_t len = regs->rsi;

	if (task->call.nr == SYS_poll && (int)regs->rdx == 0)
		return READY_YES;
	if (len > 64 ||
	    remote_read(task->tid, regs->rdi, fds, len * sizeof *fds) == -1)
		return READY_UNSURE;
	return set_ready(task, fds, len);
}

static enum ready
select_ready(const struct task *task, const struct user_regs_struct *regs)
{
	const uint64_t addrs[] = {regs->rsi, regs->rdx};
	const short events[] = {POLLIN, POLLOUT};
	struct pollfd fds[64];
	size_t len = 0, bytes = (regs->rdi + 7) / 8;

	for (int which = 0; which < 2; which++) {
		fd_set set;

		FD_ZERO(&set);
		if (!addrs[which])
			continue;
		if (bytes > sizeof set ||
		    remote_read(task->tid, addrs[which], &set, bytes) == -1)
			return READY_UNSURE;
		for (int fd = 0; fd < (int)regs->rdi; fd++) {
			if (!FD_ISSET(fd, &set))
				continue;
			if (len == 64)
				return READY_UNSURE;
			fds[len++] = (struct pollfd){fd, events[which], 0};
		}
	}
	return set_ready(task, fds, len);
}

static enum ready
epoll_ready(const struct task *task, const struct user_regs_struct *regs)
{
	struct pollfd one = {(int)regs->rdi, POLLIN, 0};

	return (int)regs->r10 == 0 ? READY_YES : set_ready(task, &one, 1);
}

static bool
is_futex_wait(const struct user_regs_struct *regs)
{
	int op = (int)regs->rsi & FUTEX_CMD_MASK;

	return op == FUTEX_WAIT || op == FUTEX_WAIT_BITSET ||
	       op == FUTEX_LOCK_PI;
}

static enum ready
open_ready(const struct event *event)
{
	if (event->file.type != FILE_FIFO || (event->flags & O_NONBLOCK) ||
	    (event->flags & O_ACCMODE) == O_RDWR)
		return READY_YES;
	return READY_UNSURE;
}

enum ready
ready_call(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;
	const struct user_regs_struct *regs = &task->call.regs;

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
		break;
	}
	switch (task->call.nr) {
	case SYS_poll:
	case SYS_ppoll:
		return poll_ready(task, regs);
	case SYS_select:
	case SYS_pselect6:
		return select_ready(task, regs);
	case SYS_epoll_wait:
	case SYS_epoll_pwait:
	case SYS_epoll_pwait2:
		return epoll_ready(task, regs);
	case SYS_futex:
		return is_futex_wait(regs) ? READY_UNSURE : READY_YES;
	case SYS_pause:
	case SYS_rt_sigsuspend:
	case SYS_rt_sigtimedwait:
	case SYS_flock:
	case SYS_nanosleep:
	case SYS_clock_nanosleep:
		return READY_UNSURE;
	default:
		return READY_YES;
	}
}

bool
ready_is_silent_wait(const struct task *task)
{
	switch (task->call.nr) {
	case SYS_futex:
		return is_futex_wait(&task->call.regs);
	case SYS_poll:
	case SYS_ppoll:
	case SYS_select:
	case SYS_pselect6:
	case SYS_epoll_wait:
	case SYS_epoll_pwait:
	case SYS_epoll_pwait2:
	case SYS_pause:
	case SYS_rt_sigsuspend:
	case SYS_rt_sigtimedwait:
	case SYS_flock:
	case SYS_vfork:
		return true;
	case SYS_clone:
		return task->call.regs.rdi & CLONE_VFORK;
	default:
		return false;
	}
}

bool
ready_matters(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;
	const struct process *process;
	const struct desc *desc;

	switch (event->kind) {
	case EVENT_CLOSE:
		process = model_process(model, task->pid);
		desc = process ? table_find(process_table(process), event->fd)
			       : NULL;
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
		return ready_is_silent_wait(task) ||
		       task->call.nr == SYS_sched_yield ||
		       task->call.nr == SYS_futex;
	}
}
