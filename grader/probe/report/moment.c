/* SPDX-License-Identifier: MIT */
/* Which moment of a run is worth a picture, and what existed then. */
#include "probe/report/moment.h"
#include <stdlib.h>

#define END UINT64_MAX
#define MOST_TRIED 400 /* states considered, at most */

/** The state to show for an event: for an exit, the table just before it. */
static struct moment
moment_at(const struct event *event)
{
	if (!event || event->kind == EVENT_BLOCKED ||
	    event->kind == EVENT_RUNNING || event->kind == EVENT_END)
		return (struct moment){.seq = END};
	return (struct moment){.event = event,
			       .seq = event->kind == EVENT_EXIT ? event->seq - 1
								: event->seq};
}

/** The first error; warnings are not worth a picture of their own. */
static const struct finding *
main_finding(const struct findings *findings)
{
	for (size_t i = 0; findings && i < findings->len; i++)
		if (findings->list[i]->severity == SEVERITY_ERROR)
			return findings->list[i];
	return NULL;
}

struct pipe_use {
	bool read, written;
};

static void
count_ends(const struct model *model, const struct desc **rows, ssize_t len,
	   struct pipe_use *uses, long *ends)
{
	for (ssize_t i = 0; i < len; i++) {
		const struct ofd *ofd = rows[i]->ofd;

		if (!ofd->pipe || !ofd->pipe->created)
			continue;
		++*ends;
		if ((size_t)ofd->pipe->n > model->pipe_len)
			continue;
		uses[ofd->pipe->n - 1].read |= ofd->readable;
		uses[ofd->pipe->n - 1].written |= ofd->writable;
	}
}

/**
 * How much there is to see: the more processes the fuller, then the more pipes
 * with both ends held; of equal moments, the one with the fewest superfluous
 * ends.
 */
static long
fullness(const struct model *model, const struct moment *moment)
{
	struct pipe_use *uses = calloc(model->pipe_len + 1, sizeof(*uses));
	long ends = 0, alive = 0, whole = 0;

	for (size_t i = 0; uses && i < model->process_len; i++) {
		const struct desc **rows;
		ssize_t len;

		if (!moment_alive(moment, model->processes[i]))
			continue;
		alive++;
		len = moment_table(moment, model->processes[i], &rows);
		count_ends(model, rows, len, uses, &ends);
		if (len >= 0)
			free(rows);
	}
	for (size_t i = 0; uses && i < model->pipe_len; i++)
		whole += uses[i].read && uses[i].written;
	free(uses);
	return alive * 1000000 + whole * 1000 - ends;
}

static bool
changes_tables(const struct event *event)
{
	switch (event->kind) {
	case EVENT_FORK:
	case EVENT_EXEC:
	case EVENT_EXIT:
	case EVENT_CLOSE:
	case EVENT_DUP:
	case EVENT_PIPE:
		return true;
	default:
		return false;
	}
}

/** With no error to show: the moment with the most connected. */
static struct moment
fullest_moment(const struct model *model)
{
	struct moment best = {.seq = END};
	long most = -1;
	size_t tried = 0;

	for (size_t i = 0; i < model->log_len && tried < MOST_TRIED; i++) {
		struct moment moment;
		long full;

		if (!changes_tables(model->log[i]))
			continue;
		moment = moment_at(model->log[i]);
		full = fullness(model, &moment);
		if (full >= most)
			best = (struct moment){.seq = moment.seq};
		most = full > most ? full : most;
		tried++;
	}
	return best;
}

struct moment
moment_choose(const struct run_result *result)
{
	const struct finding *finding = main_finding(result->findings);
	struct moment moment;
	bool stuck = result->outcome == OUTCOME_DEADLOCK;

	if (finding && finding->moment && !stuck)
		moment = moment_at(finding->moment);
	else if (stuck || result->outcome == OUTCOME_TIMEOUT ||
		 result->outcome == OUTCOME_LIMIT)
		moment = (struct moment){.seq = END};
	else
		moment = fullest_moment(result->model);
	moment.finding = finding;
	return moment;
}

bool
moment_alive(const struct moment *moment, const struct process *process)
{
	if (process->forked && process->forked->seq > moment->seq)
		return false;
	if (process->exited && !process->ended_by_probe &&
	    process->exited->seq <= moment->seq)
		return false;
	return true;
}

const struct process_run *
moment_run(const struct moment *moment, const struct process *process)
{
	size_t i = process->run_len - 1;

	while (i > 0 && process->runs[i].exec &&
	       process->runs[i].exec->seq > moment->seq)
		i--;
	return &process->runs[i];
}

/** When the process got the descriptor; an exec merely keeps it. */
static uint64_t
held_since(const struct process *process, const struct desc *row)
{
	if (row->how != HOW_EXEC && row->origin)
		return row->origin->seq;
	if (row->made && row->made->pid == process->pid)
		return row->made->seq;
	return process->forked ? process->forked->seq : 0;
}

static bool
held(const struct moment *moment, const struct process *process,
     const struct desc *row)
{
	return row->ofd && held_since(process, row) <= moment->seq &&
	       (!row->closed || row->closed->seq > moment->seq);
}

static int
by_fd(const void *a, const void *b)
{
	const struct desc *const *x = a, *const *y = b;

	return (*x)->fd - (*y)->fd;
}

ssize_t
moment_table(const struct moment *moment, const struct process *process,
	     const struct desc ***rows)
{
	const struct table *tables[] = {process->exited && process->at_exit.len
						? &process->at_exit
						: process_table(process),
					&process->history};
	size_t len = 0;

	*rows = calloc(tables[0]->len + tables[1]->len + 1, sizeof(**rows));
	if (!*rows)
		return -1;
	for (size_t t = 0; t < 2; t++)
		for (size_t i = 0; i < tables[t]->len; i++)
			if (held(moment, process, &tables[t]->rows[i]))
				(*rows)[len++] = &tables[t]->rows[i];
	qsort(*rows, len, sizeof(**rows), by_fd);
	return (ssize_t)len;
}

const struct desc *
moment_desc(const struct moment *moment, const struct process *process, int fd)
{
	const struct desc **rows;
	const struct desc *found = NULL;
	ssize_t len = moment_table(moment, process, &rows);

	for (ssize_t i = 0; i < len && !found; i++)
		if (rows[i]->fd == fd)
			found = rows[i];
	if (len >= 0)
		free(rows);
	return found;
}
