/* SPDX-License-Identifier: MIT */
#include "probe/waits/socket_wait.h"
#include "probe/base/ns.h"
#include "probe/model/model.h"
#include "probe/waits/borrowed_fd.h"
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

bool
socket_timeout(const struct task *task, const struct model *model,
	       const struct wait_call *wait, uint64_t *ns)
{
	int fd = (int)wait_arg(task->call.args, wait->fd), copy;
	const struct desc *desc;
	struct timeval limit;
	socklen_t size = sizeof limit;
	bool has;

	if (wait->kind != WAIT_READ && wait->kind != WAIT_WRITE)
		return false;
	desc = model_desc(model, task->pid, fd);
	if (desc && (desc->ofd->pipe || desc->ofd->file.type == FILE_REGULAR))
		return false;
	copy = borrowed_fd(task->pid, fd);
	if (copy == -1)
		return false;
	has = getsockopt(copy, SOL_SOCKET,
			 wait->kind == WAIT_READ ? SO_RCVTIMEO : SO_SNDTIMEO,
			 &limit, &size) == 0 &&
	      timerisset(&limit);
	close(copy);
	if (has)
		*ns = timeval_ns(&limit);
	return has;
}

bool
socket_is_ready(const struct task *task, const struct wait_call *wait)
{
	return borrowed_poll(task->pid,
			     (int)wait_arg(task->call.args, wait->fd),
			     wait->kind == WAIT_READ ? POLLIN : POLLOUT) != 0;
}
