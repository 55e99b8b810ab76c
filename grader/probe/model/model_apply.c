/* SPDX-License-Identifier: MIT */
/* The model takes in events, one at a time; see model_apply.h. */
#include "probe/model/model_apply.h"
#include "probe/events/stack.h"
#include "probe/model/desc_table.h"
#include "probe/model/model_blocked.h"
#include "probe/model/model_fd.h"
#include "probe/model/model_io.h"
#include "probe/model/model_life.h"
#include "probe/model/model_log.h"
#include "probe/model/process_new.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef void apply_fn(struct model *, struct process *, const struct event *);

static apply_fn apply_sigaction, apply_setsid, apply_exec_failed, apply_running;

static apply_fn *const apply_table[EVENT_KINDS] = {
	[EVENT_START] = apply_start,
	[EVENT_FORK] = apply_fork,
	[EVENT_EXEC] = apply_exec,
	[EVENT_EXIT] = apply_exit,
	[EVENT_WAIT] = apply_wait,
	[EVENT_PIPE] = apply_pipe,
	[EVENT_OPEN] = apply_open,
	[EVENT_DUP] = apply_dup,
	[EVENT_CLOSE] = apply_close,
	[EVENT_CLOSE_RANGE] = apply_close_range,
	[EVENT_SETFD] = apply_setfd,
	[EVENT_SETFL] = apply_setfl,
	[EVENT_MKNOD] = apply_mknod,
	[EVENT_UNLINK] = apply_unlink,
	[EVENT_EXEC_FAILED] = apply_exec_failed,
	[EVENT_SIGACTION] = apply_sigaction,
	[EVENT_SETSID] = apply_setsid,
	[EVENT_FD] = apply_fd,
	[EVENT_BLOCKED] = apply_blocked,
	[EVENT_RUNNING] = apply_running,
	[EVENT_END] = apply_end,
};

struct model *
model_new(void)
{
	return calloc(1, sizeof(struct model));
}

static void
process_free(struct process *process)
{
	for (size_t i = 0; i < process->run_len; i++) {
		struct process_run *run = &process->runs[i];

		for (size_t k = 0; run->argv && run->argv[k]; k++)
			free(run->argv[k]);
		free(run->argv);
		free(run->path);
		table_free(&run->inherited);
	}
	free(process->runs);
	table_free(&process->table);
	table_free(&process->at_exit);
	table_free(&process->history);
	free(process);
}

void
model_free(struct model *model)
{
	if (!model)
		return;
	for (size_t i = 0; i < model->process_len; i++)
		process_free(model->processes[i]);
	free(model->processes);
	pid_index_free(&model->by_pid);
	for (size_t i = 0; i < model->pipe_len; i++) {
		free(model->pipes[i]->path);
		free(model->pipes[i]);
	}
	free(model->pipes);
	for (size_t i = 0; i < model->ofd_len; i++) {
		free(model->ofds[i]->path);
		free(model->ofds[i]);
	}
	free(model->ofds);
	log_free(model);
	free(model);
}

static void
apply_sigaction(struct model *model, struct process *process,
		const struct event *event)
{
	unsigned long bit;

	(void)model;
	if (event->result < 0 || event->flags < 1 || event->flags > 64)
		return;
	bit = 1UL << (event->flags - 1);
	process->ignored &= ~bit;
	process->handled &= ~bit;
	process->interrupting &= ~bit;
	if (event->size == 1)
		process->ignored |= bit;
	if (event->size >= 2)
		process->handled |= bit;
	if (event->size == 2)
		process->interrupting |= bit;
	process->sigchld_ignored = process->ignored >> (SIGCHLD - 1) & 1;
}

static void
apply_setsid(struct model *model, struct process *process,
	     const struct event *event)
{
	(void)model;
	process->detached |= event->result >= 0;
}

static void
apply_exec_failed(struct model *model, struct process *process,
		  const struct event *event)
{
	(void)model;
	process->exec_failed = event;
}

/** Note a process of which a thread computes. One that makes calls all the time
 *  is caught between two of them only by chance, and does not count. */
static void
apply_running(struct model *model, struct process *process,
	      const struct event *event)
{
	enum { COMPUTES_NS = 100000000 };
	const struct event *last = process_last_call(process, event);

	(void)model;
	if (event->time_ns >= (last ? last->last_ns : 0) + COMPUTES_NS)
		process->running = event;
}

/** The process that caused the event; the first program's is created here. NULL
 *  if unknown. */
static struct process *
actor(struct model *model, const struct event *event)
{
	if (event->kind == EVENT_START) {
		if (model->process_len == 0)
			return process_new(model, event->pid, NULL);
		model_fault(model, "a second first program");
		return NULL;
	}
	return model_process(model, event->pid);
}

/** May this event follow its process's end? */
static bool
may_follow_exit(const struct event *event)
{
	return event->kind == EVENT_END || event->kind == EVENT_KILL;
}

const struct event *
model_apply(struct model *model, const struct event *event)
{
	struct process *process;
	struct event stamped = *event, *kept;

	if (model->ended || (unsigned)event->kind >= EVENT_KINDS) {
		stack_unref(event->stack);
		return NULL;
	}
	process = actor(model, event);
	if (event->kind != EVENT_END &&
	    (!process || (process_gone(process) && !may_follow_exit(event)))) {
		model_fault(model, "an event of a process that is not there");
		stack_unref(event->stack);
		return NULL;
	}
	stamped.seq = ++model->seq;
	kept = log_event(model, process, &stamped);
	if (event->kind == EVENT_READ || event->kind == EVENT_WRITE ||
	    event->kind == EVENT_POLL) {
		count_io(model, process, &stamped, kept);
		return kept;
	}
	if (!apply_table[event->kind])
		return kept;
	if (!kept)
		return NULL;
	/* Lent to the copy for the call: only the original has tables and
	 * arguments. */
	kept->table = event->table;
	kept->table_len = event->table_len;
	kept->argv = event->argv;
	apply_table[event->kind](model, process, kept);
	kept->table = NULL;
	kept->table_len = 0;
	kept->argv = NULL;
	return kept;
}
