/*
 * Deadlock by the double snapshot; see deadlock.h.
 *
 * "May yet move" is a least fixpoint: a thread that runs, sleeps with a timer
 * or waits for something outside moves; then whoever waits for one that moves.
 * Only a run in which no thread moves by itself is called dead, and then the
 * fixpoint is empty whatever the waits are: so no waits need to be followed.
 */
#include "deadlock.h"
#include "hang.h"
#include "procfs.h"
#include "remote.h"
#include "repeat.h"
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static bool
below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 &&
	       (path[len] == '/' || path[len] == '\0' ||
		(len && folder[len - 1] == '/'));
}

/* May processes that we do not see use this FIFO? */
static bool
fifo_shared(const struct tracer *tracer, const char *path)
{
	for (const char *const *dir = tracer->shared; dir && *dir; dir++)
		if (path && below(path, *dir))
			return true;
	/* one process alone with a FIFO can only mean a partner outside */
	return tracer->model->process_len == 1;
}

/* It keeps a FIFO's write end only so as never to see end of file, and
 * expects to be ended by a signal: a server. Or the pipe is one to itself,
 * into which a signal handler writes. */
static bool
is_idle_server(const struct process *process, const struct pipe *pipe)
{
	static const unsigned long ends =
		1UL << (SIGTERM - 1) | 1UL << (SIGINT - 1);
	static const unsigned long more = 1UL << (SIGHUP - 1) |
					  1UL << (SIGUSR1 - 1) |
					  1UL << (SIGUSR2 - 1);
	const struct table *table = process_table(process);

	if (!(process->handled & (pipe->fifo ? ends : ends | more)))
		return false;
	for (size_t i = 0; i < table->len; i++)
		if (desc_writes(&table->rows[i], pipe))
			return true;
	return false;
}

/* Can only these processes end a wait on this descriptor? */
static bool
fd_closed_world(const struct tracer *tracer, pid_t pid, int fd, bool reading)
{
	const struct process *process = model_process(tracer->model, pid);
	const struct desc *desc;
	const struct pipe *pipe;

	if (!process)
		return false;
	desc = table_find(process_table(process), fd);
	if (!desc || !desc->ofd->pipe || desc->ofd->from_start)
		return false;
	pipe = desc->ofd->pipe;
	if (pipe->outside)
		return false;
	if (pipe->fifo && fifo_shared(tracer, pipe->path))
		return false;
	return !(reading && is_idle_server(process, pipe));
}

static bool
poll_closed_world(const struct tracer *tracer, const struct task *task,
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
		    !fd_closed_world(tracer, task->pid, fds[i].fd,
				     fds[i].events & POLLIN))
			return false;
	return true;
}

static bool
open_closed_world(const struct tracer *tracer, const struct task *task)
{
	const struct event *event = &task->call.event;

	return task->call.active && event->kind == EVENT_OPEN &&
	       event->file.type == FILE_FIFO &&
	       !fifo_shared(tracer, event->path);
}

/* Does this wait end only by something that these processes do? */
static bool
call_closed_world(const struct tracer *tracer, const struct task *task,
		  const struct task_sample *sample)
{
	const uint64_t *args = sample->args;
	int op;

	switch (sample->nr) {
	case SYS_read:
	case SYS_readv:
		return fd_closed_world(tracer, task->pid, (int)args[0], true);
	case SYS_write:
	case SYS_writev:
	case SYS_vmsplice:
		return fd_closed_world(tracer, task->pid, (int)args[0], false);
	case SYS_open:
	case SYS_openat:
	case SYS_openat2:
	case SYS_creat:
		return open_closed_world(tracer, task);
	case SYS_wait4:
	case SYS_waitid:
	case SYS_pause:
	case SYS_rt_sigsuspend:
	case SYS_vfork:
	case SYS_clone:
		return true;
	case SYS_rt_sigtimedwait:
		return args[2] == 0;
	case SYS_futex:
		op = (int)args[1] & FUTEX_CMD_MASK;
		return (op == FUTEX_WAIT || op == FUTEX_WAIT_BITSET) &&
		       args[3] == 0;
	case SYS_flock:
		return true;
	case SYS_fcntl:
		return args[1] == F_SETLKW || args[1] == F_OFD_SETLKW;
	case SYS_poll:
		return (int)args[2] < 0 &&
		       poll_closed_world(tracer, task, sample);
	case SYS_ppoll:
		return args[2] == 0 && poll_closed_world(tracer, task, sample);
	default:
		return false;
	}
}

/* A plain fork may be in state D for a moment too, on its way. */
static bool
is_vfork_parent(const struct task_sample *sample)
{
	return sample->state == 'D' &&
	       (sample->nr == SYS_vfork ||
		(sample->nr == SYS_clone && (sample->args[0] & CLONE_VFORK)));
}

bool
deadlock_asleep(const struct task_sample *sample)
{
	return (sample->state == 'S' || is_vfork_parent(sample)) &&
	       sample->nr >= 0;
}

bool
deadlock_same(const struct task_sample *a, const struct task_sample *b)
{
	return a->tid == b->tid && a->state == b->state &&
	       a->switches == b->switches && a->nr == b->nr &&
	       memcmp(a->args, b->args, sizeof a->args) == 0 &&
	       a->sp == b->sp && a->pc == b->pc;
}

/* One pass over every thread; false as soon as one is not asleep. */
static bool
sample_all(const struct tracer *tracer, struct task_sample *samples)
{
	size_t len = 0;

	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		if (procfs_sample(task->tid, &samples[len]) == -1 ||
		    !deadlock_asleep(&samples[len]))
			return false;
		len++;
	}
	return true;
}

static bool
waits_for_ever(const struct tracer *tracer, const struct task *task,
	       const struct task_sample *sample, bool or_long)
{
	return !task->timer && model_process(tracer->model, task->pid) &&
	       (call_closed_world(tracer, task, sample) ||
		(or_long && hang_sleeps(tracer, sample)));
}

/* or_long: a sleep past the wall limit is for ever. */
static bool
all_wait_for_ever(const struct tracer *tracer, bool or_long)
{
	size_t len = tracer->tasks.len, i = 0;
	struct task_sample *first = calloc(2 * len + 1, sizeof *first);
	struct task_sample *second = first + len;
	bool dead;

	if (!first || len == 0) {
		free(first);
		return false;
	}
	dead = sample_all(tracer, first);
	for (struct task *task = tasks_next(&tracer->tasks, NULL); dead && task;
	     task = tasks_next(&tracer->tasks, task))
		dead = waits_for_ever(tracer, task, &first[i++], or_long);
	dead = dead && sample_all(tracer, second);
	for (i = 0; dead && i < len; i++)
		dead = deadlock_same(&first[i], &second[i]);
	free(first);
	return dead;
}

bool
deadlock_waits(const struct tracer *tracer, const struct task *task)
{
	struct task_sample first, second;

	return procfs_sample(task->tid, &first) == 0 &&
	       deadlock_asleep(&first) &&
	       waits_for_ever(tracer, task, &first, false) &&
	       procfs_sample(task->tid, &second) == 0 &&
	       deadlock_same(&first, &second);
}

bool
deadlock_certain(const struct tracer *tracer)
{
	return all_wait_for_ever(tracer, false);
}

bool
deadlock_past_limit(const struct tracer *tracer)
{
	return !tracer->shared && all_wait_for_ever(tracer, true);
}

bool
deadlock_all_asleep(const struct tracer *tracer)
{
	struct task_sample sample;

	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task))
		if (procfs_sample(task->tid, &sample) == -1 ||
		    !deadlock_asleep(&sample))
			return false;
	return true;
}

static struct event
blocked_event(const struct task *task, const struct task_sample *sample)
{
	struct event event = {.kind = EVENT_BLOCKED,
			      .origin =
				      task->subject ? ORIGIN_OWN : ORIGIN_OTHER,
			      .pid = task->pid,
			      .tid = task->tid,
			      .nr = sample->nr,
			      .fd = -1,
			      .fd2 = -1};

	if (task->call.active) {
		event.began_ns = task->call.event.began_ns;
		event.began_seq = task->call.event.began_seq;
	}
	switch (sample->nr) {
	case SYS_read:
	case SYS_readv:
	case SYS_write:
	case SYS_writev:
		event.fd = (int)sample->args[0];
		event.size = (long)sample->args[2];
		break;
	case SYS_splice:
		event.fd = (int)sample->args[0];
		event.fd2 = (int)sample->args[2];
		break;
	case SYS_wait4:
		event.child = (pid_t)sample->args[0];
		break;
	case SYS_waitid:
		event.child =
			sample->args[0] == P_PID ? (pid_t)sample->args[1] : -1;
		break;
	default:
		break;
	}
	if (task->call.active && task->call.event.kind == EVENT_OPEN) {
		event.path = task->call.event.path;
		event.flags = task->call.event.flags;
		event.file = task->call.event.file;
	}
	return event;
}

void
deadlock_tell_blocked(struct tracer *tracer)
{
	for (struct task *task = tasks_next(&tracer->tasks, NULL); task;
	     task = tasks_next(&tracer->tasks, task)) {
		struct user_regs_struct regs = task->call.regs;
		struct task_sample sample;
		struct event event;

		if (repeat_blocked(tracer, task, &event)) {
			tracer_emit(tracer, &event);
			continue;
		}
		if (task->exiting || procfs_sample(task->tid, &sample) == -1 ||
		    !deadlock_asleep(&sample))
			continue;
		event = blocked_event(task, &sample);
		if (!task->call.active || regs.rsp != sample.sp) {
			regs = (struct user_regs_struct){0};
			regs.rsp = sample.sp;
			regs.rip = sample.pc;
		}
		if (task->subject && task->image)
			event.stack =
				stack_capture(task->tid, &regs, task->image);
		tracer_emit(tracer, &event);
	}
}
