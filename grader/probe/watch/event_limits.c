/* SPDX-License-Identifier: MIT */
#include "probe/watch/event_limits.h"
#include "probe/model/model.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>

enum {
	/* A correct program meets end of file once; this many in a row on one
	 * descriptor mean a loop that never ends. */
	SPIN_EOFS = 5000,
	/* So is a call that fails this often, with no other in between, for a
	 * reason that does not go away. */
	SPIN_FAILURES = 20000,
	/* A run may start this many times more processes than may be alive at
	 * once: a few at a time without end cost us more than them. */
	BIRTHS_TIMES = 32,
};

static void
count_output(struct event_limits *limits, struct live *live,
	     const struct event *event)
{
	const struct desc *desc =
		model_desc(live->model, event->pid, event->fd);

	if (!desc || !desc->ofd->from_start)
		return;
	limits->output_bytes += (uint64_t)event->result;
	if (live->limits->output_bytes &&
	    limits->output_bytes > live->limits->output_bytes)
		live_wish_end(live, OUTCOME_LIMIT, "output limit");
}

static void
count_births(struct event_limits *limits, struct live *live,
	     const struct event *event)
{
	unsigned limit = live->limits->processes;

	if (event->result < 0)
		return;
	limits->births++;
	if (limit && live->tasks.len > limit)
		live_wish_end(live, OUTCOME_LIMIT, "process limit");
	else if (limit && limits->births > (uint64_t)limit * BIRTHS_TIMES)
		live_wish_end(live, OUTCOME_LIMIT,
			      "process limit: it keeps starting new ones");
}

static void
count_eofs(struct live *live, const struct event *event)
{
	const struct desc *desc =
		model_desc(live->model, event->pid, event->fd);

	if (!desc || desc->eof_run <= SPIN_EOFS)
		return;
	if (event->kind == EVENT_READ)
		live_wish_end(live, OUTCOME_LIMIT,
			      "it keeps reading at end of file");
	else if (live->tasks.len == 1) /* no other can change that */
		live_wish_end(
			live, OUTCOME_LIMIT,
			"poll() keeps reporting that the other end is gone");
}

/* Errors that the same call would meet again, however much time passes. */
static bool
stays_wrong(long result)
{
	return result == -EBADF || result == -EINVAL || result == -EFAULT ||
	       result == -ENOSYS || result == -ECHILD;
}

static void
count_failures(struct event_limits *limits, struct live *live,
	       const struct event *event)
{
	if (event->tid != limits->vain.tid || event->nr != limits->vain.nr ||
	    event->fd != limits->vain.fd ||
	    event->result != limits->vain.result) {
		limits->vain.tid = event->tid;
		limits->vain.nr = event->nr;
		limits->vain.fd = event->fd;
		limits->vain.result = event->result;
		limits->vain.times = 0;
	}
	if (stays_wrong(event->result) && ++limits->vain.times > SPIN_FAILURES)
		live_wish_end(live, OUTCOME_LIMIT,
			      "it keeps repeating a call that fails");
}

/* Is it our limit, rather than a lower one of the program's? (After each
 * SIGXCPU the kernel raises the soft limit by a second.) */
static bool
is_our_limit(pid_t pid, int resource, rlim_t ours)
{
	struct rlimit now;

	return ours > 0 && (prlimit(pid, resource, NULL, &now) == -1 ||
			    now.rlim_cur >= ours);
}

static void
judge_signal(struct live *live, const struct event *event)
{
	const struct run_limits *limits = live->limits;

	if (event->flags == SIGXCPU &&
	    is_our_limit(event->pid, RLIMIT_CPU, limits->cpu_s))
		live_wish_end(live, OUTCOME_TIMEOUT, "CPU time limit");
	else if (event->flags == SIGXFSZ &&
		 is_our_limit(event->pid, RLIMIT_FSIZE, limits->file_bytes))
		live_wish_end(live, OUTCOME_LIMIT, "file size limit");
}

void
event_limits_check(struct event_limits *limits, struct live *live,
		   const struct event *event)
{
	uint64_t log_bytes = live->limits->log_bytes;

	count_failures(limits, live, event);
	switch (event->kind) {
	case EVENT_WRITE:
		if (event->result > 0)
			count_output(limits, live, event);
		break;
	case EVENT_READ:
		if (event->result == 0 && event->size > 0)
			count_eofs(live, event);
		break;
	case EVENT_POLL:
		if (event->flags == POLLHUP)
			count_eofs(live, event);
		break;
	case EVENT_FORK:
		count_births(limits, live, event);
		break;
	case EVENT_SIGNAL:
		judge_signal(live, event);
		break;
	default:
		break;
	}
	if (log_bytes && live->model->log_bytes > log_bytes)
		live_wish_end(live, OUTCOME_LIMIT,
			      "event log limit: it keeps making calls");
}
