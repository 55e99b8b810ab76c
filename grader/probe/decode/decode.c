/* SPDX-License-Identifier: MIT */
/* From registers to events; see decode.h. */
#include "probe/decode/decode.h"
#include "probe/base/machine.h"
#include "probe/decode/decode_files.h"
#include "probe/decode/decode_io.h"
#include "probe/decode/decode_time.h"
#include "probe/live/fd_table.h"
#include "probe/live/procfs.h"
#include "probe/live/remote.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

static struct args
args_of(const struct registers *regs)
{
	struct args args;

	memcpy(args.a, regs->args, sizeof args.a);
	return args;
}

static enum need
enter_close(struct task *task, const struct model *model, int fd)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_CLOSE;
	event->fd = fd;
	event->result = 0;
	if (known_fd(task, model, fd))
		return NEED_NOW;
	return task->subject ? NEED_EXIT : NEED_NOTHING;
}

static enum need
enter_fcntl(struct task *task, const struct args *args)
{
	struct event *event = &task->call.event;
	int command = (int)args->a[1];

	event->fd = (int)args->a[0];
	event->flags = (int)args->a[2];
	switch (command) {
	case F_DUPFD:
	case F_DUPFD_CLOEXEC:
		event->kind = EVENT_DUP;
		event->flags = command == F_DUPFD ? 0 : O_CLOEXEC;
		return NEED_EXIT;
	case F_SETFD:
		event->kind = EVENT_SETFD;
		return NEED_EXIT;
	case F_SETFL:
		event->kind = EVENT_SETFL;
		return NEED_EXIT;
	default:
		return NEED_NOTHING;
	}
}

static enum need
enter_dup(struct task *task, const struct args *args, int nr)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_DUP;
	event->fd = (int)args->a[0];
	event->fd2 = nr == SYS_dup ? -1 : (int)args->a[1];
	event->flags = nr == SYS_dup3 ? (int)args->a[2] : 0;
	return NEED_EXIT;
}

static enum need
enter_wait(struct task *task, const struct args *args, int nr)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_WAIT;
	event->flags = (int)args->a[2];
	event->size = (long)(int)args->a[0];
	task->call.buffer = 0;
	if (nr == SYS_waitid) {
		event->flags = (int)args->a[3];
		event->size = args->a[0] == P_PID ? (long)args->a[1] : -1;
		task->call.buffer = args->a[2];
	}
	return NEED_EXIT;
}

static enum need
enter_kill(struct task *task, const struct args *args, int nr)
{
	struct event *event = &task->call.event;

	event->kind = EVENT_KILL;
	event->child = (pid_t)args->a[0];
	event->flags = (int)args->a[nr == SYS_tgkill ? 2 : 1];
	return NEED_NOW;
}

static enum need
enter_descriptors(struct task *task, const struct model *model, int nr,
		  const struct args *args)
{
	struct event *event = &task->call.event;

	switch (nr) {
	case SYS_pipe:
	case SYS_pipe2:
		event->kind = EVENT_PIPE;
		event->flags = nr == SYS_pipe2 ? (int)args->a[1] : 0;
		task->call.buffer = args->a[0];
		return NEED_EXIT;
	case SYS_dup:
	case SYS_dup2:
	case SYS_dup3:
		return enter_dup(task, args, nr);
	case SYS_fcntl:
		return enter_fcntl(task, args);
	case SYS_close:
		return enter_close(task, model, (int)args->a[0]);
	case SYS_close_range:
		event->kind = EVENT_CLOSE_RANGE;
		event->fd = (int)args->a[0];
		event->fd2 =
			args->a[1] > INT32_MAX ? INT32_MAX : (int)args->a[1];
		event->flags = (int)args->a[2];
		return NEED_EXIT;
	default:
		return NEED_NOTHING;
	}
}

static enum need
enter_other(struct task *task, const struct model *model, int nr,
	    const struct args *args)
{
	switch (nr) {
	case SYS_read:
	case SYS_readv:
		return enter_io(task, model, args, false, nr == SYS_readv);
	case SYS_write:
	case SYS_writev:
		return enter_io(task, model, args, true, nr == SYS_writev);
	case SYS_vmsplice:
		return enter_io(task, model, args, true, true);
	case SYS_splice:
		return enter_transfer(task, (int)args->a[0], (int)args->a[2],
				      args->a[4]);
	case SYS_tee:
		return enter_transfer(task, -1, (int)args->a[1], args->a[2]);
	case SYS_sendfile:
		return enter_transfer(task, (int)args->a[1], (int)args->a[0],
				      args->a[3]);
#ifdef SYS_poll
	case SYS_poll:
#endif
	case SYS_ppoll:
		return enter_poll(task, args);
	case SYS_recvmsg:
		return enter_receive(task, args);
	case SYS_wait4:
	case SYS_waitid:
		return enter_wait(task, args, nr);
	case SYS_kill:
	case SYS_tkill:
	case SYS_tgkill:
		return enter_kill(task, args, nr);
	case SYS_nanosleep:
	case SYS_clock_nanosleep:
		return enter_sleep(task, args, nr == SYS_clock_nanosleep);
	case SYS_alarm:
		task->call.event.kind = EVENT_TIMER;
		task->call.event.flags = args->a[0] != 0;
		return NEED_NOW;
	case SYS_setitimer:
		return enter_timer(task, args->a[1]);
	case SYS_timer_settime:
		task->call.event.kind = EVENT_TIMER;
		task->call.event.flags = 2;
		return NEED_NOW;
	case SYS_rt_sigaction:
		return enter_sigaction(task, args);
	case SYS_fork:
	case SYS_vfork:
	case SYS_clone:
		task->call.event.kind = EVENT_FORK; /* if it fails */
		return NEED_NOTHING;
	case SYS_rt_sigreturn:
		task->call.event.kind = EVENT_SIGRETURN;
		return NEED_NOW;
	default:
		return NEED_NOTHING;
	}
}

static bool
from_loader(const struct task *task)
{
	const struct image *image = task->image;
	uint64_t pc = task->call.regs.pc;

	return image && pc >= image->loader_start && pc < image->loader_end;
}

enum need
decode_entry(struct task *task, const struct model *model)
{
	struct call *call = &task->call;
	struct args args = args_of(&call->regs);
	enum need need;

	call->event = (struct event){.kind = EVENT_KINDS,
				     .pid = task->pid,
				     .tid = task->tid,
				     .nr = call->nr,
				     .fd = -1,
				     .fd2 = -1,
				     .in_handler = task->handlers > 0};
	call->fd_out = -1;
	call->event.origin = from_loader(task) ? ORIGIN_LOADER
			     : task->subject   ? ORIGIN_OWN
					       : ORIGIN_OTHER;
	if (call->event.origin == ORIGIN_LOADER)
		return NEED_NOTHING;
	need = enter_descriptors(task, model, call->nr, &args);
	if (need == NEED_NOTHING)
		need = enter_files(task, call->nr, &args);
	if (need == NEED_NOTHING)
		need = enter_other(task, model, call->nr, &args);
	return need;
}

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

/* A child that stopped or went on was not reaped. */
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
decode_exit(struct task *task, long result, struct event out[2])
{
	struct event *event = &task->call.event;

	event->result = result;
	switch (event->kind) {
	case EVENT_KINDS:
		return 0; /* nothing that the model needs */
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
		if (!exit_poll(task, event))
			return 0;
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
	out[0] = *event;
	if (task->call.fd_out == -1)
		return 1;
	out[1] = *event;
	out[1].kind = EVENT_WRITE;
	out[1].fd = task->call.fd_out;
	out[1].stack = NULL;
	return 2;
}

bool
decode_no_program(const struct task *task)
{
	const struct event *event = &task->call.event;
	struct file_id file;

	return event->kind == EVENT_EXEC_FAILED && event->path &&
	       stat_path(task, event->fd, event->path, &file) == -1 &&
	       errno == ENOENT;
}
