/* SPDX-License-Identifier: MIT */
/* From registers to events; see decode.h. */
#include "probe/decode/decode.h"
#include "probe/base/processor.h"
#include "probe/decode/decode_files.h"
#include "probe/decode/decode_io.h"
#include "probe/decode/decode_poll.h"
#include "probe/decode/decode_time.h"
#include <errno.h>
#include <fcntl.h>
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
	if (model_desc(model, task->pid, fd))
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
	event->wants_status = args->a[1] != 0;
	event->size = (long)(int)args->a[0];
	task->call.buffer = 0;
	if (nr == SYS_waitid) {
		event->flags = (int)args->a[3];
		event->wants_status = args->a[2] != 0;
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
	event->flags =
		(int)args->a[nr == SYS_tgkill || nr == SYS_rt_tgsigqueueinfo
				     ? 2
				     : 1];
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
#ifdef SYS_select
	case SYS_select:
#endif
	case SYS_pselect6:
#ifdef SYS_epoll_wait
	case SYS_epoll_wait:
#endif
	case SYS_epoll_pwait:
	case SYS_epoll_pwait2:
		return enter_select(task, args);
	case SYS_recvmsg:
		return enter_receive(task, args);
	case SYS_wait4:
	case SYS_waitid:
		return enter_wait(task, args, nr);
	case SYS_kill:
	case SYS_tkill:
	case SYS_tgkill:
	case SYS_rt_sigqueueinfo:
	case SYS_rt_tgsigqueueinfo:
		return enter_kill(task, args, nr);
	case SYS_nanosleep:
	case SYS_clock_nanosleep:
		return enter_sleep(task, args);
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
		task->call.event.kind = EVENT_FORK; /* used if it fails */
		return NEED_NOTHING;
	case SYS_rt_sigreturn:
		task->call.event.kind = EVENT_SIGRETURN;
		return NEED_NOW;
	case SYS_setsid:
		task->call.event.kind = EVENT_SETSID;
		return NEED_EXIT;
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
				     .in_handler = task->handlers > 0,
				     .let_in = task->handlers > 0 &&
					       task->anywhere == 0};
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

bool
decode_no_program(const struct task *task)
{
	const struct event *event = &task->call.event;
	struct file_id file;

	return event->kind == EVENT_EXEC_FAILED && event->path &&
	       stat_path(task, event->fd, event->path, &file) == -1 &&
	       errno == ENOENT;
}

bool
decode_replaces(const struct task *task, const struct model *model)
{
	const struct event *event = &task->call.event;

	return event->kind == EVENT_DUP && task->subject && task->image &&
	       event->fd2 >= 0 && event->fd2 != event->fd &&
	       model_desc(model, task->pid, event->fd2);
}
