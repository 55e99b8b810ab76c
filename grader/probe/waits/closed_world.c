/* SPDX-License-Identifier: MIT */
/* Which waits only the run's own processes can end; see closed_world.h. */
#include "probe/waits/closed_world.h"
#include "probe/base/wait_calls.h"
#include "probe/live/epoll_list.h"
#include "probe/live/remote.h"
#include "probe/model/model.h"
#include "probe/waits/borrowed_fd.h"
#include "probe/waits/partners.h"
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* May processes that we don't see use this FIFO? */
static bool
fifo_shared(const struct live *live, const char *path)
{
	/* a process alone with a FIFO must have a partner outside, unless the
	 * caller says that there is none */
	return outside_uses(live->outside, path) ||
	       (live->model->process_len == 1 && !live->limits->alone &&
		!outside_left(live->outside));
}

/* A server that handles these may expect to be ended by one. */
static const unsigned long ends = 1UL << (SIGTERM - 1) | 1UL << (SIGINT - 1);

/*
 * Is it a server that holds a FIFO's write end only so as never to see end of
 * file, and that expects to be ended by a signal? Or is it a pipe to itself,
 * into which a signal handler writes? An end from before its exec does not
 * count, as the program does not know of it.
 */
static bool
is_idle_server(const struct process *process, const struct pipe *pipe)
{
	static const unsigned long more = 1UL << (SIGHUP - 1) |
					  1UL << (SIGUSR1 - 1) |
					  1UL << (SIGUSR2 - 1);
	const struct table *table = process_table(process);

	if (!(process->handled & (pipe->fifo ? ends : ends | more)))
		return false;
	for (size_t i = 0; i < table->len; i++)
		if (desc_writes(&table->rows[i], pipe) &&
		    table->rows[i].how != HOW_EXEC)
			return true;
	return false;
}

/* Is it a Unix domain stream connected to one of the run's processes, or does
 * it wait for a connection while nobody outside takes part? */
static bool
is_own_socket(const struct live *live, const struct process *process, int fd)
{
	int domain = -1, type = -1, listens = 1;
	struct timeval from = {.tv_sec = 1}, to = from;
	struct ucred peer = {0};
	const struct {
		int name;
		void *value;
		socklen_t size;
	} asked[] = {
		{SO_DOMAIN, &domain, sizeof domain},
		{SO_TYPE, &type, sizeof type},
		{SO_ACCEPTCONN, &listens, sizeof listens},
		{SO_RCVTIMEO, &from, sizeof from},
		{SO_SNDTIMEO, &to, sizeof to},
		{SO_PEERCRED, &peer, sizeof peer},
	};

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		socklen_t size = asked[i].size;

		if (getsockopt(fd, SOL_SOCKET, asked[i].name, asked[i].value,
			       &size) == -1)
			return false;
	}
	if (timerisset(&from) || timerisset(&to))
		return false;
	if (listens)
		return live->limits->alone && !(process->handled & ends);
	return domain == AF_UNIX && type != SOCK_DGRAM && peer.pid > 0 &&
	       model_process(live->model, peer.pid);
}

/* For descriptors that are not pipes and did not come with the first program:
 * only the run can use an eventfd, or a socket connected within it. */
static bool
other_closed_world(const struct live *live, const struct process *process,
		   int fd)
{
	pid_t pid = process->pid;
	char path[48], link[32];
	ssize_t len;
	bool closed;
	int copy;

	snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, fd);
	len = readlink(path, link, sizeof link - 1);
	if (len == -1)
		return false;
	link[len] = '\0';
	if (strcmp(link, "anon_inode:[eventfd]") == 0)
		return true;
	if (strncmp(link, "socket:", 7) != 0)
		return false;
	copy = borrowed_fd(pid, fd);
	if (copy == -1)
		return false;
	closed = is_own_socket(live, process, copy);
	close(copy);
	return closed;
}

/* Can only the run's processes end a wait on this descriptor? */
static bool
fd_closed_world(const struct live *live, pid_t pid, int fd, bool reading)
{
	const struct process *process = model_process(live->model, pid);
	const struct desc *desc;
	const struct pipe *pipe;

	if (!process)
		return false;
	desc = table_find(process_table(process), fd);
	if (desc && desc->ofd->from_start)
		return false;
	if (!desc || !desc->ofd->pipe)
		return other_closed_world(live, process, fd);
	pipe = desc->ofd->pipe;
	if (pipe->outside)
		return false;
	if (pipe->fifo && fifo_shared(live, pipe->path))
		return false;
	return !(reading && is_idle_server(process, pipe));
}

static bool
poll_closed_world(const struct live *live, const struct task *task,
		  const struct task_sample *sample)
{
	enum { FDS_MAX = 64 };
	struct pollfd fds[FDS_MAX];
	size_t count = sample->args[1];

	if (count > FDS_MAX || remote_read(task->tid, sample->args[0], fds,
					   count * sizeof *fds) == -1)
		return false;
	for (size_t i = 0; i < count; i++)
		if (fds[i].fd >= 0 &&
		    !fd_closed_world(live, task->pid, fds[i].fd,
				     fds[i].events & POLLIN))
			return false;
	return true;
}

/* A select() without a timeout. */
static bool
select_closed_world(const struct live *live, const struct task *task,
		    const struct task_sample *sample)
{
	int count = (int)sample->args[0];

	for (int which = 1; which <= 3; which++) {
		fd_set set;

		if (remote_fd_set(task->tid, sample->args[which], count,
				  &set) == -1)
			return false;
		for (int fd = 0; fd < count; fd++)
			if (FD_ISSET(fd, &set) &&
			    !fd_closed_world(live, task->pid, fd, which == 1))
				return false;
	}
	return true;
}

int
closed_world_reads(const struct task *task, const struct task_sample *sample)
{
	const struct wait_call *call = wait_call(sample->nr, sample->args);
	const uint64_t *args = sample->args;
	struct pollfd one;
	fd_set set;
	int only = -1;

	switch (call ? call->kind : WAIT_SLEEP) {
	case WAIT_POLL:
		return args[1] == 1 &&
				       remote_read(task->tid, args[0], &one,
						   sizeof one) == 0 &&
				       !(one.events & POLLOUT)
			       ? one.fd
			       : -1;
	case WAIT_SELECT:
		if (!args[1] || args[2] ||
		    remote_fd_set(task->tid, args[1], (int)args[0], &set) == -1)
			return -1;
		for (int fd = 0; fd < (int)args[0]; fd++)
			if (FD_ISSET(fd, &set))
				only = only == -1 ? fd : FD_SETSIZE;
		return only == FD_SETSIZE ? -1 : only;
	default:
		return -1;
	}
}

static bool
epoll_closed_world(const struct live *live, const struct task *task,
		   const struct task_sample *sample)
{
	FILE *list = epoll_list_open(task->pid, (int)sample->args[0]);
	struct epoll_item item;
	bool closed = true;

	if (!list)
		return false;
	while (closed && epoll_list_next(list, &item))
		closed = fd_closed_world(live, task->pid, item.fd,
					 item.events & POLLIN);
	fclose(list);
	return closed;
}

static bool
open_closed_world(const struct live *live, const struct task *task)
{
	const struct event *event = &task->call.event;

	return task->call.active && event->kind == EVENT_OPEN &&
	       event->file.type == FILE_FIFO && !fifo_shared(live, event->path);
}

/* Of a file and a pipe only the pipe can wait. */
static bool
move_closed_world(const struct live *live, pid_t pid, int from, int to)
{
	return (model_is_file(live->model, pid, from) ||
		fd_closed_world(live, pid, from, true)) &&
	       (model_is_file(live->model, pid, to) ||
		fd_closed_world(live, pid, to, false));
}

bool
untimed_wait(const struct task_sample *sample)
{
	const struct wait_call *call = wait_call(sample->nr, sample->args);

	return call && wait_untimed(call, sample->args);
}

bool
closed_world(const struct live *live, const struct task *task,
	     const struct task_sample *sample)
{
	const struct wait_call *call = wait_call(sample->nr, sample->args);
	int fd, fd2;

	if (!call || !wait_untimed(call, sample->args))
		return false;
	fd = (int)wait_arg(sample->args, call->fd);
	fd2 = (int)wait_arg(sample->args, call->fd2);
	switch (call->kind) {
	case WAIT_READ:
	case WAIT_WRITE:
		return fd_closed_world(live, task->pid, fd,
				       call->kind == WAIT_READ);
	case WAIT_MOVE:
		return move_closed_world(live, task->pid, fd, fd2);
	case WAIT_OPEN:
		return open_closed_world(live, task);
	case WAIT_POLL:
		return poll_closed_world(live, task, sample);
	case WAIT_SELECT:
		return select_closed_world(live, task, sample);
	case WAIT_EPOLL:
		return epoll_closed_world(live, task, sample);
	case WAIT_IPC:
		return live->limits->alone;
	default:
		return true; /* for a process, a signal or a lock of the run */
	}
}
