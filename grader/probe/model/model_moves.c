/* SPDX-License-Identifier: MIT */
/*
 * Which processes could still have gone on when the run was ended early: those
 * that run, sleep or have a timer armed, and all that these could wake. A wait
 * is a mistake only if nobody would have ended it.
 */
#include "probe/model/model_moves.h"
#include <signal.h>

/** Is a timer of it still to fire? Merged events count by their last. */
static bool
timer_armed(const struct process *process)
{
	const struct event *timer = NULL;
	uint64_t alarm = 0;

	for (const struct event *event = process->events; event;
	     event = event->next) {
		if (event->kind == EVENT_TIMER &&
		    (!timer || event->last_seq > timer->last_seq))
			timer = event;
		if (event->kind == EVENT_SIGNAL && event->flags == SIGALRM)
			alarm = event->last_seq;
	}
	if (!timer || timer->flags == 0)
		return false;
	return timer->flags == 2 || alarm < timer->last_seq;
}

/** Is it stopped by a signal? Then only another signal lets it go on. */
static bool
is_stopped(const struct blocked *at)
{
	return at->nr == -1 && at->event->flags != 0;
}

/** Does it go on, whatever the others do? */
static bool
moves_alone(const struct process *process)
{
	const struct blocked *at = &process->blocked;

	if (!at->known || process->threads > 1)
		return true;
	if (is_stopped(at))
		return false;
	switch (at->kind) {
	case WAIT_READ:
	case WAIT_WRITE:
	case WAIT_MOVE:
	case WAIT_OPEN:
	case WAIT_POLL:
	case WAIT_SELECT:
	case WAIT_EPOLL:
		if (!at->pipe)
			return true;
		break;
	case WAIT_CHILD:
	case WAIT_SIGNAL:
	case WAIT_LOCK:
	case WAIT_IPC:
	case WAIT_VFORK:
		break;
	default:
		return true;
	}
	return timer_armed(process);
}

/** Could `other`, which can go on, let `process` go on? */
static bool
let_go_by(const struct process *process, const struct process *other)
{
	const struct blocked *at = &process->blocked;

	if (is_stopped(at))
		return true;
	switch (at->kind) {
	case WAIT_SIGNAL:
	case WAIT_LOCK:
	case WAIT_IPC:
	case WAIT_OPEN:
		return true;
	default:
		return ends_wait(other, process) ||
		       (at->pipe && at->pipe->fifo);
	}
}

void
find_movers(struct model *model)
{
	struct process **list = model->processes;
	bool more = model->outcome != OUTCOME_DEADLOCK;

	for (size_t i = 0; more && i < model->process_len; i++) {
		if (!process_gone(list[i]))
			list[i]->blocked.may_move = moves_alone(list[i]);
	}
	while (more) {
		more = false;
		for (size_t i = 0; i < model->process_len; i++) {
			if (process_gone(list[i]) || list[i]->blocked.may_move)
				continue;
			for (size_t k = 0; k < model->process_len; k++) {
				if (process_gone(list[k]) ||
				    !list[k]->blocked.may_move ||
				    !let_go_by(list[i], list[k]))
					continue;
				list[i]->blocked.may_move = more = true;
				break;
			}
		}
	}
}
