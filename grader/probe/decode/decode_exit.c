/* SPDX-License-Identifier: MIT */
#include "probe/decode/decode_exit.h"
#include "probe/decode/decode_files.h"
#include "probe/decode/decode_io.h"
#include "probe/decode/decode_poll.h"
#include "probe/live/fd_table.h"
#include "probe/live/remote.h"
#include <sys/wait.h>

static void
exit_pipe(struct task *task, struct event *event)
{
	int ends[2];

	if (event->result < 0 ||
	    remote_read(task->tid, task->call.buffer, ends, sizeof ends) == -1)
		return;
	event->fd = ends[0];
	event->fd2 = ends[1];
	procfs_fd(task->pid, event->fd, &event->file);
}

/* A report that a child stopped or continued reaps nobody. */
static void
exit_wait4(struct task *task, struct event *event)
{
	int status;

	if (event->result > 0 && task->call.regs.args[1] &&
	    remote_read(task->tid, task->call.regs.args[1], &status,
			sizeof status) == 0 &&
	    (WIFSTOPPED(status) || WIFCONTINUED(status)))
		event->result = 0;
}

static void
exit_wait(struct task *task, struct event *event)
{
	siginfo_t info = {.si_code = CLD_EXITED};

	event->fd = -1;
	if (event->nr != SYS_waitid) {
		exit_wait4(task, event);
		return;
	}
	if (event->result != 0)
		return;
	/* waitid returns 0 and names the child in its siginfo */
	if (task->call.buffer &&
	    remote_read(task->tid, task->call.buffer, &info, sizeof info) == 0)
		event->result = info.si_pid;
	else if (event->size > 0)
		event->result = event->size;
	if (event->flags & WNOWAIT || event->result <= 0 ||
	    info.si_code == CLD_STOPPED || info.si_code == CLD_CONTINUED)
		event->result = 0;
}

int
decode_exit(struct task *task, const struct model *model, long result,
	    struct event out[2])
{
	struct event *event = &task->call.event;

	event->result = result;
	switch (event->kind) {
	case EVENT_KINDS:
		return 0; /* the model needs nothing */
	case EVENT_FORK:
		if (result >= 0)
			return 0; /* already reported at the fork's own stop */
		break;
	case EVENT_PIPE:
		exit_pipe(task, event);
		break;
	case EVENT_OPEN:
		event->fd = (int)result;
		if (result >= 0)
			procfs_fd(task->pid, event->fd, &event->file);
		break;
	case EVENT_DUP:
		if (result >= 0)
			event->fd2 = (int)result;
		break;
	case EVENT_MKNOD:
		if (event->path)
			stat_path(task, event->fd, event->path, &event->file);
		break;
	case EVENT_FD:
		return exit_receive(task, event, out);
	case EVENT_POLL:
		if (!exit_poll(task, model, event))
			return 0;
		break;
	case EVENT_READ:
		exit_read(task, event);
		break;
	case EVENT_WAIT:
		exit_wait(task, event);
		break;
	case EVENT_EXEC_FAILED:
		if (result >= 0)
			return 0; /* already reported by EVENT_EXEC */
		break;
	default:
		break;
	}
	/* splice, tee, sendfile: what was asked for is the most to move. */
	if (task->call.fd_out != -1 && result > 0)
		event->size = result;
	out[0] = *event;
	if (task->call.fd_out == -1)
		return 1;
	out[1] = *event;
	out[1].kind = EVENT_WRITE;
	out[1].fd = task->call.fd_out;
	out[1].stack = NULL;
	return 2;
}
